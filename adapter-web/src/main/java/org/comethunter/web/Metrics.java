package org.comethunter.web;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Stream;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.report.CycleOutcome;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobStatus;

/**
 * Counts what happens, for {@code /metrics}. It has to hear the application's events; the web
 * server adds what it sees itself. {@code docs/metrics.md} lists all metrics. Thread-safe.
 */
public final class Metrics implements EventListener {

  /** What all names of ours begin with. */
  static final String PREFIX = "comet_hunter_";

  private static final String INSTRUMENT = "instrument";
  private static final String OUTCOME = "outcome";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Counter downloads;
  private final Counter processings;
  private final Counter cycles;
  private final Gauge lastSuccess;
  private final Counter jobs;

  /** All counts at zero. */
  public Metrics() {
    downloads = counter("downloads_total", "Raw files downloaded.", INSTRUMENT);
    processings =
        counter(
            "processings_total",
            "Attempts to process a file that have ended: processed, skipped or failed.",
            INSTRUMENT,
            OUTCOME);
    cycles =
        counter(
            "cycles_total",
            "Looks of the live scheduler at the archive: succeeded or failed.",
            INSTRUMENT,
            OUTCOME);
    lastSuccess =
        Gauge.builder()
            .name(PREFIX + "cycle_last_success_timestamp_seconds")
            .help("When the last cycle of this run that succeeded ended, in seconds since 1970.")
            .labelNames(INSTRUMENT)
            .register(registry);
    jobs = counter("jobs_ended_total", "Jobs that have ended, by how.", "kind", "status");
    Info.builder()
        .name(PREFIX + "build_info")
        .help("Which program this is.")
        .labelNames("version", "java")
        .register(registry)
        .setLabelValues(ProgramVersion.text(), Runtime.version().toString());
    JvmMetrics.builder().register(registry);
    beginAtZero();
  }

  private Counter counter(String name, String help, String... labels) {
    return Counter.builder().name(PREFIX + name).help(help).labelNames(labels).register(registry);
  }

  /** A count that is there before it first rises lets a monitor see it rise. */
  private void beginAtZero() {
    for (Instrument instrument : Instrument.values()) {
      String camera = instrument.code();
      downloads.initLabelValues(camera);
      Stream.of("processed", "skipped", "failed")
          .forEach(outcome -> processings.initLabelValues(camera, outcome));
      Stream.of("succeeded", "failed").forEach(outcome -> cycles.initLabelValues(camera, outcome));
    }
    for (JobKind kind : JobKind.values()) {
      Stream.of(JobStatus.values())
          .filter(JobStatus::isFinal)
          .forEach(status -> jobs.initLabelValues(label(kind), label(status)));
    }
  }

  @Override
  public void heard(Event event) {
    switch (event) {
      case Event.DownloadCompleted(var file) ->
          downloads.labelValues(file.instrument().code()).inc();
      case Event.ProcessCompleted(var file, var status) ->
          processings.labelValues(file.instrument().code(), outcome(status)).inc();
      case Event.CycleCompleted(var instrument, var outcome) -> count(instrument, outcome);
      case Event.JobChanged(Job job) when job.status().isFinal() ->
          jobs.labelValues(label(job.spec().kind()), label(job.status())).inc();
      case Event.JobChanged _,
          Event.Progress _,
          Event.FrameReady _,
          Event.SlotActive _,
          Event.SlotsSynced _,
          Event.MetadataSynced _,
          Event.DownloadRecovered _,
          Event.ProcessRecovered _,
          Event.ProcessReady _,
          Event.ObservationChanged _,
          Event.CandidateFound _,
          Event.CandidateUpdated _ -> {
        // not counted
      }
    }
  }

  private void count(Instrument instrument, CycleOutcome outcome) {
    String camera = instrument.code();
    cycles.labelValues(camera, outcome.succeeded() ? "succeeded" : "failed").inc();
    if (outcome.succeeded()) {
      lastSuccess.labelValues(camera).set(seconds(outcome.endedAt()));
    }
  }

  private static String outcome(FileStatus status) {
    return switch (status) {
      case PROCESSED -> "processed";
      case SKIPPED -> "skipped";
      default -> "failed";
    };
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  PrometheusRegistry registry() {
    return registry;
  }
}
