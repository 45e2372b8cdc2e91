package org.comethunter.application.pipeline;

import java.time.Duration;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Brings all frames of one camera that were observed in one window. Thread-safe. */
public final class ObservationSync {

  /**
   * A longer window is a mistake more often than not, and asks the archive for thousands of pages.
   */
  public static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  private final Ingestion ingestion;

  /**
   * Refuses a window that is too long.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static void requireReasonable(TimeWindow window) {
    if (window.length().compareTo(LONGEST_WINDOW) > 0) {
      throw new IllegalArgumentException(
          "The window is longer than " + LONGEST_WINDOW.toDays() + " days: take it in parts.");
    }
  }

  /** Works on this. */
  public ObservationSync(Ingestion ingestion) {
    this.ingestion = ingestion;
  }

  /**
   * Lists the day folders that the window touches, takes the files observed in it, and brings each
   * to its picture. What is on disk already is compared with what was recorded and fetched or made
   * again where it differs.
   *
   * @param cancellation honoured between files
   * @throws IllegalArgumentException if the window is longer than {@link #LONGEST_WINDOW}
   * @throws org.comethunter.application.port.ArchiveUnavailableException if no day folder could be
   *     listed
   * @throws org.comethunter.application.port.StorageException if the disk or the database failed
   */
  public IngestionReport run(
      Instrument instrument,
      TimeWindow window,
      ProgressListener progress,
      Cancellation cancellation) {
    requireReasonable(window);
    return ingestion.run(instrument, window, true, progress, cancellation);
  }
}
