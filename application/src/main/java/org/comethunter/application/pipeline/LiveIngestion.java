package org.comethunter.application.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.comethunter.application.file.MetadataService;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** One look at the archive for what is new since the last one. Thread-safe. */
public final class LiveIngestion {

  /** Frames of a longer absence than this are left to an observation sync. */
  static final Duration LONGEST_ABSENCE = Duration.ofDays(7);

  /** Observation times ahead of this machine's clock are still taken. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofHours(1);

  private final Ingestion ingestion;
  private final MetadataService metadata;
  private final SlotService slots;
  private final Duration lookBack;
  private final InstantSource clock;

  /**
   * Works on these.
   *
   * @param lookBack frames observed up to that long ago are looked for: they come late
   */
  public LiveIngestion(
      Ingestion ingestion,
      MetadataService metadata,
      SlotService slots,
      Duration lookBack,
      InstantSource clock) {
    this.ingestion = ingestion;
    this.metadata = metadata;
    this.slots = slots;
    this.lookBack = lookBack;
    this.clock = clock;
  }

  /**
   * Runs one cycle of a camera: files observed since the time to look back to, new ones and
   * unfinished ones, are brought to their pictures. After an absence that time is counted from the
   * newest frame known, since others may have come late after it; it is never more than a week ago
   * unless so long a look back is asked for. A successful cycle counts for the slots that are going
   * on.
   *
   * @throws org.comethunter.application.port.ArchiveUnavailableException if no day folder could be
   *     listed
   * @throws org.comethunter.application.port.StorageException if the disk or the database failed
   */
  public IngestionReport runCycle(
      Instrument instrument, ProgressListener progress, Cancellation cancellation) {
    slots.advance();
    Instant now = clock.instant();
    TimeWindow window = new TimeWindow(lookFrom(instrument, now), now.plus(CLOCK_TOLERANCE));
    IngestionReport report = ingestion.run(instrument, window, false, progress, cancellation);
    if (report.listingFailures().isEmpty() && !cancellation.isRequested()) {
      slots.cycleSucceeded();
    }
    return report;
  }

  private Instant lookFrom(Instrument instrument, Instant now) {
    Instant usual = now.minus(lookBack);
    Instant earliest = now.minus(LONGEST_ABSENCE);
    return metadata
        .newestObservation(instrument)
        .filter(newest -> newest.isBefore(usual) && earliest.isBefore(usual))
        .map(newest -> newest.minus(lookBack))
        .map(from -> from.isBefore(earliest) ? earliest : from)
        .orElse(usual);
  }
}
