package org.comethunter.domain.slot;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.comethunter.domain.time.TimeWindow;

/**
 * One pass of a ground station, as announced by the schedule.
 *
 * @param id begin and antenna, such as {@code 20260531T1355-D34}: the same pass keeps its id when
 *     its end is moved
 * @param window begin and end of track
 * @param antenna name of the antenna, such as {@code D34}
 * @param status where it is in its life
 * @param successfulCycles ingestion cycles that succeeded while it was active
 */
public record DownlinkSlot(
    String id, TimeWindow window, String antenna, SlotStatus status, int successfulCycles) {

  private static final DateTimeFormatter BEGIN =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm").withZone(ZoneOffset.UTC);

  /** A pass as just read from the schedule. */
  public static DownlinkSlot announced(TimeWindow window, String antenna) {
    String id = BEGIN.format(window.start()) + "-" + antenna;
    return new DownlinkSlot(id, window, antenna, SlotStatus.PENDING, 0);
  }

  /** The same slot with the end the schedule now gives. */
  public DownlinkSlot rescheduled(TimeWindow now) {
    return new DownlinkSlot(id, now, antenna, status, successfulCycles);
  }

  /** The slot after an ingestion cycle succeeded in it. */
  public DownlinkSlot cycleSucceeded() {
    if (status != SlotStatus.ACTIVE) {
      throw new IllegalStateException("Slot " + id + " is " + status + ": it takes no cycles.");
    }
    return new DownlinkSlot(id, window, antenna, status, successfulCycles + 1);
  }

  /**
   * The slot as the moment finds it: begun slots are ACTIVE, ended ones DONE or, without one
   * successful cycle, MISSED. Terminal slots stay as they are.
   */
  public DownlinkSlot at(Instant now) {
    if (status.next().isEmpty() || now.isBefore(window.start())) {
      return this;
    }
    if (now.isBefore(window.end())) {
      return status == SlotStatus.ACTIVE ? this : become(SlotStatus.ACTIVE);
    }
    return become(successfulCycles > 0 ? SlotStatus.DONE : SlotStatus.MISSED);
  }

  private DownlinkSlot become(SlotStatus next) {
    if (!status.canBecome(next)) {
      throw new IllegalStateException("Slot " + id + " is " + status + ": it cannot be " + next);
    }
    return new DownlinkSlot(id, window, antenna, next, successfulCycles);
  }
}
