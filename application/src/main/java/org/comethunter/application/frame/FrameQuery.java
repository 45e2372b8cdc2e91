package org.comethunter.application.frame;

import java.time.Instant;
import java.util.Optional;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * Which frames to list.
 *
 * @param instrument one camera, or both
 * @param window observation times, or all
 * @param after only frames after this place in the order, to go on where a page ended
 * @param limit how many at most, 1 or more
 */
public record FrameQuery(
    Optional<Instrument> instrument,
    Optional<TimeWindow> window,
    Optional<Place> after,
    int limit) {

  /**
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public FrameQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit must be at least 1, not " + limit + ".");
    }
  }

  /**
   * A place in the chronological order of frames.
   *
   * @param observedAt observation time
   * @param id tells frames of the same time apart
   */
  public record Place(Instant observedAt, FrameId id) {}
}
