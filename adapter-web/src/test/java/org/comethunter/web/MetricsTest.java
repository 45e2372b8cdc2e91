package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.comethunter.application.event.Event;
import org.comethunter.application.picture.PictureMakers;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.report.CycleOutcome;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsTest {

  private static final FrameId FILE =
      new FrameId(LocalDate.of(2025, 10, 18), Instrument.C3, "33862837");

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void isTheTextFormatOfPrometheus() {
    HttpResponse<String> response = web.get("/metrics");

    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(response.body().lines())
        .allMatch(
            line ->
                line.matches("# (HELP|TYPE|UNIT) [a-z_]+ .+")
                    || line.matches("[a-z_]+(\\{([a-z_]+=\"[^\"]*\",?)+})? [-+0-9.E]+"));
    assertThat(web.get("/metrics?x=y").statusCode()).isEqualTo(400);
  }

  @Test
  void countsWhatHappens() {
    web.metrics.heard(new Event.DownloadCompleted(FILE));
    web.metrics.heard(new Event.ProcessReady(FILE));
    web.metrics.heard(new Event.ProcessCompleted(FILE, FileStatus.PROCESSED));
    web.metrics.heard(new Event.ProcessCompleted(FILE, FileStatus.ABANDONED));
    web.metrics.heard(new Event.ProcessCompleted(FILE, FileStatus.PROCESSING_FAILED));
    web.metrics.heard(new Event.ProcessCompleted(FILE, FileStatus.SKIPPED));
    web.metrics.heard(cycle(Optional.empty()));
    web.metrics.heard(cycle(Optional.of("The archive does not answer.")));
    Job job = Job.queued(UUID.randomUUID(), JobSpec.slotSync(), WebFixture.NOW);
    web.metrics.heard(new Event.JobChanged(job));
    web.metrics.heard(new Event.JobChanged(job.cancelled(Map.of(), WebFixture.NOW)));

    assertThat(samples())
        .containsEntry("comet_hunter_downloads_total{instrument=\"c3\"}", 1.0)
        .containsEntry("comet_hunter_downloads_total{instrument=\"c2\"}", 0.0)
        .containsEntry(processings("processed"), 1.0)
        .containsEntry(processings("failed"), 2.0)
        .containsEntry(processings("skipped"), 1.0)
        .containsEntry("comet_hunter_cycles_total{instrument=\"c3\",outcome=\"succeeded\"}", 1.0)
        .containsEntry("comet_hunter_cycles_total{instrument=\"c3\",outcome=\"failed\"}", 1.0)
        .containsEntry(
            "comet_hunter_cycle_last_success_timestamp_seconds{instrument=\"c3\"}",
            (double) WebFixture.NOW.getEpochSecond())
        .doesNotContainKey("comet_hunter_cycle_last_success_timestamp_seconds{instrument=\"c2\"}")
        .containsEntry(
            "comet_hunter_jobs_ended_total{kind=\"slot_sync\",status=\"cancelled\"}", 1.0)
        .containsEntry(
            "comet_hunter_jobs_ended_total{kind=\"slot_sync\",status=\"completed\"}", 0.0)
        .containsEntry("comet_hunter_event_streams", 0.0);
  }

  @Test
  void countsRequestsByThePatternOfTheirPathAndNotByWhatClientsMakeUp() {
    web.get("/frames/20251017-c3-1/image");
    web.get("/frames/20251017-c3-2/image");
    web.get("/nothing");
    web.get("/nothing/else");
    web.send("PUT", "/health");
    web.send("BREW", "/health");
    web.send("STEEP", "/health");

    Map<String, Double> samples = samples();
    assertThat(samples)
        .containsEntry(requests("GET", "/frames/{id}/image", 404), 2.0)
        .containsEntry(requests("GET", "other", 404), 2.0)
        .containsEntry(requests("PUT", "/health", 405), 1.0)
        .containsEntry(requests("other", "/health", 405), 2.0)
        .containsEntry(
            "comet_hunter_http_request_duration_seconds_count"
                + "{method=\"GET\",route=\"/frames/{id}/image\"}",
            2.0);
    assertThat(samples.keySet()).noneMatch(name -> name.contains("nothing"));
    assertThat(samples.keySet()).noneMatch(name -> name.contains("20251017"));
  }

  @Test
  void countsTheFilesWhenItIsAsked() {
    Map<Instrument, Map<FileStatus, Long>> counts = new EnumMap<>(Instrument.class);
    MetricsRoutes routes = routes(new CountedFiles(() -> counts));
    counts.put(Instrument.C3, Map.of(FileStatus.DISCOVERED, 7L));

    assertThat(samples(text(routes)))
        .containsEntry("comet_hunter_files{instrument=\"c3\",status=\"discovered\"}", 7.0)
        .containsEntry("comet_hunter_files{instrument=\"c3\",status=\"ready\"}", 0.0)
        .containsEntry("comet_hunter_files{instrument=\"c2\",status=\"discovered\"}", 0.0);
  }

  @Test
  void servesTheRestWhenTheDatabaseDoesNotAnswer() {
    MetricsRoutes routes =
        routes(
            new CountedFiles(
                () -> {
                  throw new StorageException("The database is locked.");
                }));

    assertThat(samples(text(routes)).keySet())
        .noneMatch(name -> name.startsWith("comet_hunter_files{"))
        .contains("comet_hunter_event_streams");
  }

  @Test
  void eachServerCountsForItself(@TempDir Path other) {
    web.metrics.heard(new Event.DownloadCompleted(FILE));

    try (WebFixture second = WebFixture.start(other)) {
      assertThat(second.get("/metrics").body())
          .contains("comet_hunter_downloads_total{instrument=\"c3\"} 0.0");
    }
  }

  @Test
  void theDocumentationListsTheMetricsThatThereAre() throws IOException {
    web.metrics.heard(cycle(Optional.empty()));
    web.get("/health");
    Set<String> served =
        Pattern.compile("^# TYPE (\\S+) ", Pattern.MULTILINE)
            .matcher(web.get("/metrics").body())
            .results()
            .map(type -> type.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> listed =
        Pattern.compile("^\\| `([a-z_]+)` ", Pattern.MULTILINE)
            .matcher(Files.readString(Path.of("../docs/metrics.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ours(listed)).isEqualTo(ours(served));
    // which of the Java runtime's there are depends on the runtime
    assertThat(listed).containsAll(served);
  }

  private static Set<String> ours(Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(Metrics.PREFIX))
        .collect(Collectors.toSet());
  }

  private static MetricsRoutes routes(CountedFiles files) {
    return new MetricsRoutes(
        new Metrics(),
        files,
        new EventStreams(WebSettings.onLoopback(0)),
        new PictureMakers(Runnable::run, 1));
  }

  private static String text(MetricsRoutes routes) {
    return new String(routes.text(), StandardCharsets.UTF_8);
  }

  private Map<String, Double> samples() {
    return samples(web.get("/metrics").body());
  }

  private static Map<String, Double> samples(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }

  private static Event cycle(Optional<String> error) {
    Instant end = WebFixture.NOW;
    return new Event.CycleCompleted(
        Instrument.C3, new CycleOutcome(end.minusSeconds(2), end, Map.of(), error));
  }

  private static String processings(String outcome) {
    return "comet_hunter_processings_total{instrument=\"c3\",outcome=\"" + outcome + "\"}";
  }

  private static String requests(String method, String route, int status) {
    return "comet_hunter_http_requests_total{method=\"%s\",route=\"%s\",status=\"%d\"}"
        .formatted(method, route, status);
  }
}
