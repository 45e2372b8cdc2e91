package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.StageProgress;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.time.TimeWindow;

/**
 * A job as JSON.
 *
 * @param progress how far each stage is; empty unless the job is running
 * @param existing whether it had been asked for before; in the answer to an order only
 */
@JsonPropertyOrder({
  "id",
  "kind",
  "instrument",
  "start",
  "end",
  "status",
  "createdAt",
  "startedAt",
  "finishedAt",
  "runs",
  "progress",
  "counts",
  "error",
  "existing"
})
record JobView(
    UUID id,
    String kind,
    Optional<String> instrument,
    Optional<Instant> start,
    Optional<Instant> end,
    String status,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    int runs,
    Map<String, StageProgress> progress,
    Map<String, Integer> counts,
    Optional<String> error,
    @JsonInclude(Include.NON_ABSENT) Optional<Boolean> existing) {

  static JobView of(Job job, Map<Stage, StageProgress> progress) {
    return of(job, progress, Optional.empty());
  }

  static JobView of(Job job, Map<Stage, StageProgress> progress, Optional<Boolean> existing) {
    Map<String, StageProgress> stages = new LinkedHashMap<>();
    progress.forEach((stage, done) -> stages.put(name(stage), done));
    return new JobView(
        job.id(),
        job.spec().kind().name(),
        job.spec().instrument().map(Instrument::code),
        job.spec().window().map(TimeWindow::start),
        job.spec().window().map(TimeWindow::end),
        job.status().name(),
        job.createdAt(),
        job.startedAt(),
        job.finishedAt(),
        job.runs(),
        stages,
        job.counts(),
        job.error(),
        existing);
  }

  /** The name of a stage to the outside. */
  static String name(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
