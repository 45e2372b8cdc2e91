package org.comethunter.domain.filter;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.time.TimeWindow;

/**
 * The frames of the same series around a frame, but not those right beside it.
 *
 * @param reach how far away they were observed at most
 * @param gap a frame that is no farther away does not count
 */
record Surroundings(Duration reach, Duration gap) implements Neighbourhood {
  /** Of fewer frames a median is no background. */
  static final int LEAST = 3;

  /** More frames make the median no better; they are thinned out evenly. */
  static final int MOST = 99;

  /**
   * @throws IllegalArgumentException if the gap is not shorter than the reach
   */
  Surroundings {
    if (gap.isNegative() || reach.compareTo(gap) <= 0) {
      throw new IllegalArgumentException(
          "A background reaches farther than its gap, not " + reach + " with " + gap + ".");
    }
  }

  @Override
  public TimeWindow window(Instant observedAt) {
    return new TimeWindow(observedAt.minus(reach), observedAt.plus(reach).plusMillis(1));
  }

  @Override
  public List<FrameHeader> choose(FrameHeader frame, List<FrameHeader> candidates) {
    List<FrameHeader> found =
        candidates.stream()
            .filter(it -> isInReach(frame, it) && it.isComparableWith(frame))
            .sorted(Comparator.comparing(FrameHeader::observedAt))
            .toList();
    if (found.size() < LEAST) {
      return List.of();
    }
    if (found.size() <= MOST) {
      return found;
    }
    return IntStream.range(0, MOST)
        .mapToObj(i -> found.get((int) ((long) i * found.size() / MOST)))
        .toList();
  }

  private boolean isInReach(FrameHeader frame, FrameHeader other) {
    Duration distance = Duration.between(frame.observedAt(), other.observedAt()).abs();
    return distance.compareTo(reach) <= 0 && distance.compareTo(gap) > 0;
  }
}
