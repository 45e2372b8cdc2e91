package org.comethunter.domain.observation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * Which observations to list.
 *
 * @param instrument one camera, or both
 * @param window only those with a mark in a frame observed then, or with no mark yet; or all
 * @param after only those after this place in the order, to go on where a page ended
 * @param limit how many at most, 1 or more
 */
public record ObservationQuery(
    Optional<Instrument> instrument,
    Optional<TimeWindow> window,
    Optional<Place> after,
    int limit) {

  /**
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public ObservationQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("The limit must be at least 1, not " + limit + ".");
    }
  }

  /**
   * A place in the order in which observations were begun.
   *
   * @param createdAt when it was begun
   * @param id tells those of the same time apart
   */
  public record Place(Instant createdAt, UUID id) {}
}
