package org.comethunter.application.live;

import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.instrument.Instrument;

/** Runs the pipelines on the scheduler's own threads: for programs that have no jobs. */
public final class DirectCycle implements LiveCycle {
  private final LiveIngestion ingestion;
  private final SlotSync slotSync;
  private final ProgressListener progress;

  /**
   * Runs these.
   *
   * @param progress hears of every look
   */
  public DirectCycle(LiveIngestion ingestion, SlotSync slotSync, ProgressListener progress) {
    this.ingestion = ingestion;
    this.slotSync = slotSync;
    this.progress = progress;
  }

  @Override
  public Result look(Instrument instrument, Cancellation cancellation) {
    IngestionReport report = ingestion.runCycle(instrument, progress, cancellation);
    return new Result(report.counts(), report.listingFailures().stream().findFirst());
  }

  @Override
  public void syncSlots(Cancellation cancellation) {
    cancellation.interrupting(slotSync::run);
  }
}
