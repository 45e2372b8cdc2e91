package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.domain.slot.DownlinkSlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DownlinkScheduleTest {
  private static final String PATH = "/schedule.html";
  private static final String PAGE =
      """
      <html><body><pre>
       21  152  Mon  2026-06-01  09:10 - 12:40  DSS-26
       21  151  Sun  2026-05-31  13:55 - 15:55  D34
       21  151  Sun  2026-05-31  99:55 - 15:55  D34
      </pre></body></html>
      """;

  private LocalServer server;
  private Ports ports;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer();
    ports = new Ports(Ports.settings(server));
  }

  @AfterEach
  void stop() {
    ports.close();
    server.close();
  }

  @Test
  void readsThePassesInOrder() {
    server.on(PATH, LocalServer.ok(PAGE).build());
    assertThat(ports.schedule.announced())
        .extracting(DownlinkSlot::id)
        .containsExactly("20260531T1355-D34", "20260601T0910-DSS-26");
  }

  @Test
  void asksConditionally() {
    server.on(
        PATH,
        request ->
            "\"a\"".equals(request.getHeaders().get("If-None-Match"))
                ? LocalServer.status(304)
                : LocalServer.ok(PAGE).setHeader("ETag", "\"a\"").build());
    assertThat(ports.schedule.announced()).isEqualTo(ports.schedule.announced()).hasSize(2);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void readsACompressedPage() throws IOException {
    Buffer body = new Buffer();
    try (GZIPOutputStream gzip = new GZIPOutputStream(body.outputStream())) {
      gzip.write(PAGE.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    server.on(
        PATH, new MockResponse.Builder().setHeader("Content-Encoding", "gzip").body(body).build());
    assertThat(ports.schedule.announced()).hasSize(2);
  }

  @Test
  void aPageWithoutAPassIsNotTheSchedule() {
    server.on(PATH, LocalServer.ok("<html>log in</html>").build());
    assertThatThrownBy(ports.schedule::announced)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("announces no pass");
    server.on(PATH, LocalServer.ok("").build());
    assertThatThrownBy(ports.schedule::announced).isInstanceOf(UnexpectedContentException.class);
  }

  @Test
  void aScheduleThatIsNotThereIsUnexpected() {
    assertThatThrownBy(ports.schedule::announced)
        .isInstanceOf(UnexpectedContentException.class)
        .hasMessageContaining("404");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aServerInTroubleIsTriedThreeTimes() {
    server.on(PATH, LocalServer.status(500));
    assertThatThrownBy(ports.schedule::announced).isInstanceOf(ArchiveUnavailableException.class);
    assertThat(server.requests()).hasSize(PageFetcher.ATTEMPTS);
  }
}
