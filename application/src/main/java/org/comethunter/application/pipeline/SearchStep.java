package org.comethunter.application.pipeline;

import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Searches frames that have arrived for what moves like a comet. Thread-safe. */
@FunctionalInterface
public interface SearchStep {

  /** Searches nothing. */
  SearchStep NONE = (camera, window, progress, cancellation) -> 0;

  /**
   * Searches the frames of a window that were not searched yet.
   *
   * @return how many were
   * @throws org.comethunter.application.port.StorageException if the disk or the database failed
   */
  int search(
      Instrument camera, TimeWindow window, ProgressListener progress, Cancellation cancellation);
}
