package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.job.JobStatus;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class JobRoutesTest {

  private static final String TWO_DAYS =
      "{\"instrument\":\"c3\",\"start\":\"2025-10-16\",\"end\":\"2025-10-18\"}";

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private UUID ordered() {
    return UUID.fromString(web.json(web.post("/frames/sync", TWO_DAYS)).get("id").asText());
  }

  /** A running job of two days, of which one is listed. */
  private UUID halfDone(CountDownLatch goOn) throws InterruptedException {
    UUID id = ordered();
    CountDownLatch second = new CountDownLatch(1);
    AtomicInteger listings = new AtomicInteger();
    web.service.archive.beforeListing(
        () -> {
          if (listings.incrementAndGet() == 2) {
            second.countDown();
            await(goOn);
          }
        });
    web.service.runNext();
    second.await();
    return id;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void takesAnOrderForFrames() {
    HttpResponse<String> response = web.post("/frames/sync", TWO_DAYS);

    assertThat(response.statusCode()).isEqualTo(202);
    JsonNode job = web.json(response);
    String id = job.get("id").asText();
    assertThat(response.headers().firstValue("Location")).hasValue("/jobs/" + id);
    assertThat(response.body())
        .isEqualTo(
            "{\"id\":\""
                + id
                + "\",\"kind\":\"FRAME_SYNC\",\"instrument\":\"c3\","
                + "\"start\":\"2025-10-16T00:00:00Z\",\"end\":\"2025-10-18T00:00:00Z\","
                + "\"status\":\"QUEUED\",\"createdAt\":\"2025-10-18T09:00:00Z\","
                + "\"startedAt\":null,\"finishedAt\":null,\"runs\":0,\"progress\":{},"
                + "\"counts\":{},\"error\":null,\"existing\":false}");
    assertThat(web.service.queued).containsExactly(UUID.fromString(id));
  }

  @Test
  void theSameOrderTwiceIsOneJob() {
    String id = web.json(web.post("/frames/sync", TWO_DAYS)).get("id").asText();

    JsonNode again = web.json(web.post("/frames/sync", TWO_DAYS));

    assertThat(again.get("id").asText()).isEqualTo(id);
    assertThat(again.get("existing").asBoolean()).isTrue();
    assertThat(web.service.queued).hasSize(1);
  }

  @Test
  void takesAnOrderForSlots() throws Exception {
    HttpResponse<String> response = web.post("/slots/sync");

    assertThat(response.statusCode()).isEqualTo(202);
    JsonNode job = web.json(response);
    assertThat(job.get("kind").asText()).isEqualTo("SLOT_SYNC");
    assertThat(job.get("instrument").isNull()).isTrue();
    UUID id = UUID.fromString(job.get("id").asText());
    web.service.runNext();
    web.service.ended(id);
    JsonNode ended = web.json(web.get("/jobs/" + id));
    assertThat(ended.get("status").asText()).isEqualTo("COMPLETED");
    assertThat(ended.get("finishedAt").asText()).isEqualTo("2025-10-18T09:00:00Z");
    assertThat(ended.at("/counts/announced").asInt(-1)).isZero();
    assertThat(ended.has("existing")).isFalse();
  }

  @Test
  void showsHowFarARunningJobIs() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    UUID id = halfDone(goOn);

    JsonNode job = web.json(web.get("/jobs/" + id));
    goOn.countDown();

    assertThat(job.get("status").asText()).isEqualTo("RUNNING");
    assertThat(job.get("runs").asInt()).isEqualTo(1);
    assertThat(job.at("/progress/listing/done").asInt()).isEqualTo(1);
    assertThat(job.at("/progress/listing/total").asInt()).isEqualTo(2);
    assertThat(web.service.ended(id).status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(web.json(web.get("/jobs/" + id)).get("progress")).isEmpty();
  }

  @Test
  void aQueuedJobIsCancelledAtOnceAndOnce() {
    UUID id = ordered();

    HttpResponse<String> response = web.post("/jobs/" + id + "/cancel");
    HttpResponse<String> again = web.post("/jobs/" + id + "/cancel");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location")).hasValue("/jobs/" + id);
    assertThat(web.json(response).get("status").asText()).isEqualTo("CANCELLED");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(web.json(again)).isEqualTo(web.json(response));
    assertThat(web.service.queued).isEmpty();
  }

  @Test
  void aRunningJobIsCancelledSoon() throws Exception {
    UUID id = halfDone(new CountDownLatch(1));

    HttpResponse<String> response = web.post("/jobs/" + id + "/cancel");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(web.json(response).get("status").asText()).isIn("RUNNING", "CANCELLED");
    assertThat(web.service.ended(id).status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(web.post("/jobs/" + id + "/cancel").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "0-0-0-0-0",
        "x",
        "00000000-0000-0000-0000-00000000000A",
      })
  void knowsNoOtherJob(String id) {
    for (HttpResponse<String> response :
        List.of(
            web.get("/jobs/" + id),
            web.post("/jobs/" + id + "/cancel"),
            web.get("/jobs/" + id + "/events"))) {
      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(web.json(response).get("type").asText())
          .isEqualTo("urn:comet-hunter:problem:job-not-found");
    }
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Job job =
          Job.queued(
              new UUID(0, i),
              JobSpec.frameSync(
                  Instrument.C2,
                  new TimeWindow(
                      WebFixture.NOW.minus(Duration.ofDays(i + 1L)),
                      WebFixture.NOW.minus(Duration.ofDays(i)))),
              WebFixture.NOW.plusMillis(i / 3));
      web.service.jobRows.addUnlessActive(job);
      expected.addFirst(job.id().toString());
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = web.json(web.get("/jobs?status=queued&limit=3" + cursor));
      seen.addAll(web.ids(page, "jobs"));
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
    } while (!cursor.isEmpty());

    assertThat(seen).isEqualTo(expected);
    assertThat(web.json(web.get("/jobs?status=failed,running")).get("jobs")).isEmpty();
  }
}
