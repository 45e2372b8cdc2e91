package org.comethunter.domain.filter;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.time.TimeWindow;

/**
 * The previous frame of the same series.
 *
 * @param least how long before the frame it was observed at least, positive
 * @param most how long before at most
 */
record Predecessor(Duration least, Duration most) implements Neighbourhood {

  /**
   * @throws IllegalArgumentException if the two are no positive range
   */
  Predecessor {
    if (!least.isPositive() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "A previous frame is at least some time older, and at most longer, not "
              + least
              + " to "
              + most
              + ".");
    }
  }

  @Override
  public TimeWindow window(Instant observedAt) {
    return new TimeWindow(observedAt.minus(most), observedAt.minus(least).plusMillis(1));
  }

  @Override
  public List<FrameHeader> choose(FrameHeader frame, List<FrameHeader> candidates) {
    TimeWindow window = window(frame.observedAt());
    return candidates.stream()
        .filter(it -> window.contains(it.observedAt()) && it.isComparableWith(frame))
        .max(Comparator.comparing(FrameHeader::observedAt))
        .stream()
        .toList();
  }
}
