package org.comethunter.domain.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When live ingestion looks at the archive: every interval inside a slot and for a grace time after
 * its end, since files come late; otherwise not before the next slot begins. With no slot to go by
 * it keeps to the plain interval.
 *
 * @param interval time between two looks
 * @param grace how long after a slot's end it goes on looking
 */
public record PollingPlan(Duration interval, Duration grace) {

  /**
   * @throws IllegalArgumentException if the interval is not positive or the grace negative
   */
  public PollingPlan {
    if (!interval.isPositive()) {
      throw new IllegalArgumentException(
          "The polling interval must be positive, not " + interval + ".");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("The grace time must not be negative, not " + grace + ".");
    }
  }

  /**
   * When the next look is due.
   *
   * @param slots the known slots, in any order
   * @param lastLook the last look, if there was one
   * @param now the present
   * @return {@code now} or a later moment
   */
  public Instant nextLook(List<DownlinkSlot> slots, Optional<Instant> lastLook, Instant now) {
    Instant due = lastLook.map(last -> last.plus(interval)).orElse(now);
    Instant earliest = due.isBefore(now) ? now : due;
    if (slots.stream().noneMatch(slot -> now.isBefore(openUntil(slot)))) {
      return earliest;
    }
    return slots.stream()
        .filter(slot -> earliest.isBefore(openUntil(slot)))
        .map(slot -> slot.window().start())
        .map(start -> start.isBefore(earliest) ? earliest : start)
        .min(Comparator.naturalOrder())
        .orElse(earliest);
  }

  private Instant openUntil(DownlinkSlot slot) {
    return slot.window().end().plus(grace);
  }
}
