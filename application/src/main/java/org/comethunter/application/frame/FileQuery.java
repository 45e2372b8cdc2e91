package org.comethunter.application.frame;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * Which files to list, wherever they are in their life cycle.
 *
 * @param instrument one camera, or both
 * @param statuses in one of these states; none given means all of them
 * @param window observation times, or all
 * @param after only files after this place in the order, to go on where a page ended
 * @param limit how many at most, 1 or more
 */
public record FileQuery(
    Optional<Instrument> instrument,
    Set<FileStatus> statuses,
    Optional<TimeWindow> window,
    Optional<Place> after,
    int limit) {

  /**
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public FileQuery {
    statuses = Set.copyOf(statuses.isEmpty() ? EnumSet.allOf(FileStatus.class) : statuses);
    if (limit < 1) {
      throw new IllegalArgumentException("The limit must be at least 1, not " + limit + ".");
    }
  }
}
