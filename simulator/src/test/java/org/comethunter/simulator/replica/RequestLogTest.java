package org.comethunter.simulator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.simulator.http.Request;
import org.junit.jupiter.api.Test;

/** Requests whose answers take long to make, among others. */
class RequestLogTest {
  private final RequestLog log = new RequestLog();

  private static LoggedRequest request(String path) {
    Request asked = new Request("GET", path, "HTTP/1.1", Map.of());
    return new LoggedRequest(
        Instant.EPOCH, asked, RequestKind.FRAME, 200, Optional.empty(), Optional.empty());
  }

  private List<String> paths() {
    return log.entries().stream().map(LoggedRequest::path).toList();
  }

  @Test
  void whatCameInFirstStandsFirstThoughItsAnswerIsReadyLater() {
    long slow = log.begun(RequestKind.FRAME);
    long quick = log.begun(RequestKind.FRAME);
    log.add(quick, request("/quick"));
    log.add(slow, request("/slow"));

    assertThat(paths()).containsExactly("/slow", "/quick");
  }

  @Test
  void whatCameInBeforeTheLogWasClearedStaysForgotten() {
    long before = log.begun(RequestKind.FRAME);
    log.clear();
    log.add(log.begun(RequestKind.FRAME), request("/after"));
    log.add(before, request("/before"));

    assertThat(paths()).containsExactly("/after");
    assertThat(log.statistics(1).requests(RequestKind.FRAME)).isEqualTo(1);
  }
}
