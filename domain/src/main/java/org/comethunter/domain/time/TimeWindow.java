package org.comethunter.domain.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A stretch of time that includes its start and excludes its end.
 *
 * @param start first moment inside
 * @param end first moment after it; later than {@code start}
 */
public record TimeWindow(Instant start, Instant end) {

  /**
   * @throws IllegalArgumentException if the window is empty or reversed
   */
  public TimeWindow {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException(
          "The window's start (" + start + ") must be before its end (" + end + ").");
    }
  }

  /** Whether the moment lies inside. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(start) && moment.isBefore(end);
  }

  /** Whether the two share a moment. */
  public boolean overlaps(TimeWindow other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** Its length. */
  public Duration length() {
    return Duration.between(start, end);
  }

  /** The UTC days it touches, in order. */
  public List<LocalDate> days() {
    LocalDate first = LocalDate.ofInstant(start, ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(end.minusNanos(1), ZoneOffset.UTC);
    return first.datesUntil(last.plusDays(1)).toList();
  }
}
