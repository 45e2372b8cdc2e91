package org.comethunter.application.job;

import java.util.Map;
import java.util.Optional;
import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.job.JobSpec;

/** What each kind of job runs. Thread-safe. */
public final class JobWork {
  private final SlotSync slotSync;
  private final ObservationSync observationSync;
  private final LiveIngestion liveIngestion;

  /** Runs these. */
  public JobWork(SlotSync slotSync, ObservationSync observationSync, LiveIngestion liveIngestion) {
    this.slotSync = slotSync;
    this.observationSync = observationSync;
    this.liveIngestion = liveIngestion;
  }

  /**
   * Does what the spec asks for; returns early when the stop is asked for.
   *
   * @throws RuntimeException whatever the pipeline throws: the job has failed
   */
  Result run(JobSpec spec, ProgressListener progress, Cancellation cancellation) {
    return switch (spec.kind()) {
      case SLOT_SYNC ->
          new Result(cancellation.interrupting(slotSync::run).counts(), Optional.empty());
      case FRAME_SYNC ->
          Result.of(
              observationSync.run(
                  spec.instrument().orElseThrow(),
                  spec.window().orElseThrow(),
                  progress,
                  cancellation));
      case LIVE_CYCLE ->
          Result.of(
              liveIngestion.runCycle(spec.instrument().orElseThrow(), progress, cancellation));
    };
  }

  /**
   * What came of it.
   *
   * @param counts what was done
   * @param failure why it is not all that was asked for
   */
  record Result(Map<String, Integer> counts, Optional<String> failure) {

    /** Files that failed have a life cycle of their own; a folder that was not seen has none. */
    static Result of(IngestionReport report) {
      return new Result(report.counts(), report.listingFailures().stream().findFirst());
    }
  }
}
