package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with one frame and one job, to which anything is sent: nothing may come of it. */
@Timeout(60)
abstract class HostileRequests {

  static final String FRAME = "20251017-c3-1";
  static final UUID JOB = new UUID(0, 1);

  /** Of none that is there: what is wrong is said before that. */
  static final UUID CANDIDATE = new UUID(0, 2);

  static final int MOST_BYTES = 1024;

  /** Every path, with the method it has beside OPTIONS and the like. */
  static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("/", "GET"),
          Map.entry("/app/main.js", "GET"),
          Map.entry("/health", "GET"),
          Map.entry("/slots", "GET"),
          Map.entry("/slots/active", "GET"),
          Map.entry("/slots/next", "GET"),
          Map.entry("/slots/sync", "POST"),
          Map.entry("/frames", "GET"),
          Map.entry("/frames/sync", "POST"),
          Map.entry("/frames/" + FRAME, "GET"),
          Map.entry("/frames/" + FRAME + "/image", "GET"),
          Map.entry("/frames/" + FRAME + "/raw", "GET"),
          Map.entry("/files", "GET"),
          Map.entry("/files/summary", "GET"),
          Map.entry("/files/" + FRAME, "GET"),
          Map.entry("/files/" + FRAME + "/retry", "POST"),
          Map.entry("/jobs", "GET"),
          Map.entry("/jobs/" + JOB, "GET"),
          Map.entry("/jobs/" + JOB + "/cancel", "POST"),
          Map.entry("/jobs/" + JOB + "/events", "GET"),
          Map.entry("/candidates", "GET"),
          Map.entry("/candidates/" + CANDIDATE, "GET"),
          Map.entry("/candidates/" + CANDIDATE + "/confirm", "POST"),
          Map.entry("/candidates/" + CANDIDATE + "/reject", "POST"),
          Map.entry("/scheduler", "GET"),
          Map.entry("/scheduler/start", "POST"),
          Map.entry("/scheduler/stop", "POST"),
          Map.entry("/events", "GET"));

  static final List<String> POSTS =
      PATHS.keySet().stream().filter(path -> PATHS.get(path).equals("POST")).sorted().toList();

  static final List<String> WITH_BODY =
      List.of(
          "/frames/sync",
          "/scheduler/start",
          "/scheduler/stop",
          "/candidates/" + CANDIDATE + "/reject");

  @TempDir private static Path folder;
  static WebFixture web;

  @BeforeAll
  static void start() {
    web = WebFixture.start(folder, WebFixture.settings(16, Duration.ofSeconds(2)));
    web.service.files.addNew(
        List.of(
            web.addFrame(Instrument.C3, Instant.parse("2025-10-17T06:00:05Z"), "1", "png").file()));
    web.service.jobRows.addUnlessActive(Job.queued(JOB, JobSpec.slotSync(), WebFixture.NOW));
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  @AfterEach
  void theServerGoesOnAndNothingHasHappened() {
    assertThat(web.get("/health").statusCode()).isEqualTo(200);
    assertThat(web.service.jobRows.unfinished()).extracting(Job::id).containsExactly(JOB);
    assertThat(web.service.queued).isEmpty();
    assertThat(web.service.scheduler.status().on()).isEmpty();
  }

  static Stream<String> paths() {
    return PATHS.keySet().stream().sorted();
  }

  static List<String> posts() {
    return POSTS;
  }

  static JsonNode assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode())
        .as("%s: %s", response.request(), response.body())
        .isEqualTo(status);
    assertThat(response.headers().allValues("Content-Type"))
        .containsExactly("application/problem+json");
    JsonNode problem = web.json(response);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(response.headers().allValues("X-Request-Id"))
        .containsExactly(problem.get("requestId").asText());
    assertThat(response.body()).doesNotContain("Exception").doesNotContain("at org.");
    return problem;
  }

  static void assertRawProblem(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json")
        .contains("x-request-id: ");
    assertThat(answer).doesNotContain("Exception").doesNotContain("at org.");
  }

  /** A request after which the server hangs up. */
  static String rawRequest(String method, String path, String... headersAndBody)
      throws IOException {
    return web.raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + String.join("\r\n", headersAndBody)
            + (headersAndBody.length == 0 ? "\r\n" : ""));
  }
}
