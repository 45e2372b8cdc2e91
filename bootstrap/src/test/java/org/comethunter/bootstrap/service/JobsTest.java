package org.comethunter.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs through the web and through the dashboard. */
class JobsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String HOUR =
      "{\"instrument\":\"c3\",\"start\":\"2026-03-10T00:00Z\",\"end\":\"2026-03-10T01:00Z\"}";

  @TempDir Path home;
  private Replica replica;
  private RunningService service;

  @BeforeEach
  void start() throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
    startService();
    HttpResponse<String> off = service.post("/scheduler/stop", "");
    assertThat(off.statusCode()).isEqualTo(200);
  }

  private void startService() {
    service =
        RunningService.start(
            home, replica, InstantSource.system(), Map.of(Key.LIVE_INTERVAL, "1s"));
  }

  @AfterEach
  void stop() {
    service.close();
    replica.close();
  }

  private String submitted() throws Exception {
    HttpResponse<String> answer = service.post("/frames/sync", HOUR);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    JsonNode job = RunningService.json(answer.body());
    String path = answer.headers().firstValue("Location").orElseThrow();
    assertThat(path).isEqualTo("/jobs/" + job.get("id").asText());
    return path;
  }

  private JsonNode ended(String job) throws Exception {
    return service.until(job, it -> it.get("finishedAt").isTextual());
  }

  /** A job that waits for an archive which says nothing. */
  private String stalled() throws Exception {
    replica.faults().when(".*\\.fts").then(Fault.stall(Duration.ofMinutes(5)));
    String job = submitted();
    replica.awaitRequest(request -> request.kind() == RequestKind.FRAME, Duration.ofSeconds(20));
    return job;
  }

  private JsonNode onDashboard(String job) throws Exception {
    String id = job.substring(job.lastIndexOf('/') + 1);
    return RunningService.json(
        service.send(HttpRequest.newBuilder(service.dashboard("/api/jobs/" + id))).body());
  }

  private static String lastState(JsonNode dashboardJob) {
    JsonNode history = dashboardJob.get("jobHistory");
    return history.get(history.size() - 1).get("state").asText();
  }

  @Test
  void aFrameSyncIsDoneAndStillKnownAfterARestart() throws Exception {
    String job = submitted();
    JsonNode done = ended(job);
    assertThat(done.get("status").asText()).isEqualTo("COMPLETED");
    assertThat(done.get("counts").get("processed").asInt()).isGreaterThan(2);
    assertThat(lastState(onDashboard(job))).isIn("SUCCEEDED", "PROCESSING");

    service.close();
    startService();

    assertThat(service.get(job)).isEqualTo(done);
  }

  @Test
  void cancellingInTheWebStopsADownloadWithinTwoSeconds() throws Exception {
    String job = stalled();
    long begun = System.nanoTime();

    assertThat(service.post(job + "/cancel", "").statusCode()).isEqualTo(202);

    JsonNode ended = ended(job);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    assertThat(ended.get("status").asText()).isEqualTo("CANCELLED");
    assertThat(service.get("/files/summary").toString()).doesNotContain("\"DOWNLOADING\":1");
    while (!lastState(onDashboard(job)).equals("DELETED")) {
      Thread.sleep(20);
    }
  }

  @Test
  void anOrderlyEndPutsTheJobBackAndTheNextStartGoesOnWithIt() throws Exception {
    String job = stalled();
    long begun = System.nanoTime();
    service.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    replica.faults().clear();

    startService();

    JsonNode done = ended(job);
    assertThat(done.get("status").asText()).isEqualTo("COMPLETED");
    assertThat(done.get("runs").asInt()).isEqualTo(2);
  }

  @Test
  void theDashboardIsForThisMachineOnly() throws Exception {
    assertThat(service.dashboard("/").getHost()).isEqualTo("127.0.0.1");
    assertThat(
            service.send(HttpRequest.newBuilder(service.dashboard("/dashboard/overview"))).body())
        .contains("<html");
  }

  @Test
  void healthComesWithTheFirstTestJob() throws Exception {
    JsonNode health =
        service.until(
            "/health", it -> it.at("/checks/jobs/detail").asText().contains("came back at"));
    assertThat(health.get("status").asText()).isEqualTo("healthy");
  }
}
