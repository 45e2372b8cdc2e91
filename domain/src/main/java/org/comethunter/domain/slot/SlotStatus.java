package org.comethunter.domain.slot;

import java.util.Set;

/** The life cycle of a downlink slot. */
public enum SlotStatus {
  /** Announced by the schedule, not begun. */
  PENDING,
  /** Going on. */
  ACTIVE,
  /** Over, with at least one successful ingestion cycle. */
  DONE,
  /** Over without one. */
  MISSED;

  /** What this state may become; empty for a terminal state. */
  public Set<SlotStatus> next() {
    return switch (this) {
      case PENDING -> Set.of(ACTIVE, MISSED);
      case ACTIVE -> Set.of(DONE, MISSED);
      case DONE, MISSED -> Set.of();
    };
  }

  /** Whether a slot in this state may go to the other. */
  public boolean canBecome(SlotStatus other) {
    return next().contains(other);
  }
}
