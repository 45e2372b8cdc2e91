package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FileRoutesTest {

  private static final Instant MORNING = Instant.parse("2025-10-17T06:00:05.123Z");
  private static final StoredFile RAW = new StoredFile(2_102_400, "ab".repeat(32));

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private ProcessedFile add(Instrument instrument, Instant at, String name, FileStatus status) {
    FrameId id = new FrameId(LocalDate.ofInstant(at, ZoneOffset.UTC), instrument, name);
    ProcessedFile file =
        new ProcessedFile(
            id,
            at,
            status,
            1,
            2,
            status.isClaim() ? Optional.of(WebFixture.NOW) : Optional.empty(),
            status.isTerminal() ? Optional.of("It was given up.") : Optional.empty(),
            Optional.of(RAW),
            Optional.of(MORNING.plusSeconds(60)),
            Optional.empty());
    web.service.files.addNew(List.of(file));
    return file;
  }

  @Test
  void describesAFile() {
    add(Instrument.C3, MORNING, "33862837", FileStatus.ABANDONED);

    HttpResponse<String> response = web.get("/files/20251017-c3-33862837");

    assertThat(response.statusCode()).isEqualTo(200);
    String expected =
        "{\"id\":\"20251017-c3-33862837\",\"instrument\":\"c3\","
            + "\"observedAt\":\"2025-10-17T06:00:05.123Z\",\"status\":\"ABANDONED\","
            + "\"downloadAttempts\":1,\"processingAttempts\":2,\"claimedAt\":null,"
            + "\"reason\":\"It was given up.\",\"raw\":{\"size\":2102400,\"sha256\":\""
            + "ab".repeat(32)
            + "\",\"modifiedAt\":\"2025-10-17T06:01:05.123Z\"},\"picture\":null}";
    assertThat(response.body()).isEqualTo(expected);
    assertThat(web.get("/files").body()).isEqualTo("{\"files\":[" + expected + "],\"next\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "instrument=C2 | 20251017-c2-1",
        "status=ignore | 20251017-c2-1",
        "status=processing,IGNORE | 20251017-c2-1 20251017-c3-2",
        "status=processing,%20ignore | 20251017-c2-1 20251017-c3-2",
        "start=2025-10-17T06:01Z&end=2025-10-18 | 20251017-c3-2 20251017-c3-3",
        "instrument=c3&status=ready | 20251017-c3-3",
        "status=DISCOVERED | ''",
      })
  void selects(String query, String expected) {
    add(Instrument.C3, MORNING.plusSeconds(120), "3", FileStatus.READY);
    add(Instrument.C3, MORNING.plusSeconds(60), "2", FileStatus.PROCESSING);
    add(Instrument.C2, MORNING, "1", FileStatus.IGNORE);

    HttpResponse<String> response = web.get("/files?" + query);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(String.join(" ", web.ids(web.json(response), "files"))).isEqualTo(expected);
  }

  @Test
  void pagesThroughAllFilesOfAState() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Instant at = MORNING.plusSeconds(i / 3);
      expected.add(
          add(Instrument.C2, at, String.format("%08d", i), FileStatus.SKIPPED).id().toString());
      add(Instrument.C3, at, String.format("%08d", i), FileStatus.READY);
    }

    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = web.json(web.get("/files?status=skipped&limit=7" + cursor));
      seen.addAll(web.ids(page, "files"));
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
    } while (!cursor.isEmpty());

    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void countsThemByCameraAndState() {
    add(Instrument.C3, MORNING, "3", FileStatus.READY);
    add(Instrument.C3, MORNING, "4", FileStatus.READY);
    add(Instrument.C2, MORNING, "5", FileStatus.IGNORE);

    JsonNode summary = web.json(web.get("/files/summary"));

    assertThat(summary.get("total").asLong()).isEqualTo(3);
    assertThat(summary.at("/instruments/c3/READY").asLong()).isEqualTo(2);
    assertThat(summary.at("/instruments/c2/IGNORE").asLong()).isEqualTo(1);
    assertThat(summary.at("/instruments/c2")).hasSize(FileStatus.values().length);
  }

  @ParameterizedTest
  @EnumSource(names = {"IGNORE", "SKIPPED", "ABANDONED"})
  void retryReopensTheFileAndAsksForIt(FileStatus status) {
    ProcessedFile file = add(Instrument.C3, MORNING, "1", status);

    HttpResponse<String> response = web.post("/files/20251017-c3-1/retry");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode answer = web.json(response);
    assertThat(answer.get("status").asText()).isIn("READY", "DISCOVERED", "DOWNLOADED");
    assertThat(answer.get("downloadAttempts").asInt()).isZero();
    String job = answer.get("job").asText();
    assertThat(web.service.queued).extracting(JobRoutes::path).containsExactly(job);
    assertThat(web.service.jobRows.find(UUID.fromString(job.substring("/jobs/".length()))))
        .hasValueSatisfying(
            it ->
                assertThat(it.spec())
                    .isEqualTo(
                        JobSpec.frameSync(
                            Instrument.C3,
                            new TimeWindow(file.observedAt(), file.observedAt().plusSeconds(1)))));
    assertThat(web.get(job).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"IGNORE", "SKIPPED", "ABANDONED"})
  void whatIsTakenCareOfAnywayIsNotRetried(FileStatus status) {
    ProcessedFile file = add(Instrument.C3, MORNING, "1", status);

    HttpResponse<String> response = web.post("/files/20251017-c3-1/retry");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(web.json(response).get("type").asText())
        .isEqualTo("urn:comet-hunter:problem:not-retryable");
    assertThat(web.service.files.find(file.id())).hasValue(file);
    assertThat(web.service.queued).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsNotRetried() {
    HttpResponse<String> response = web.post("/files/20251017-c3-1/retry");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(web.json(response).get("type").asText())
        .isEqualTo("urn:comet-hunter:problem:file-not-found");
  }

  @Test
  void theLastPossibleMomentIsRetriedToo() {
    add(Instrument.C3, Instant.parse("9999-12-31T23:59:59Z"), "1", FileStatus.IGNORE);

    assertThat(web.post("/files/99991231-c3-1/retry").statusCode()).isEqualTo(200);
  }
}
