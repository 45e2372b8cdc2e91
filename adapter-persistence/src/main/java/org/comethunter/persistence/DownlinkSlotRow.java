package org.comethunter.persistence;

import java.time.Instant;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;

/** A row of {@code downlink_slot}, column by column. */
record DownlinkSlotRow(
    String id,
    Instant startsAt,
    Instant endsAt,
    String antenna,
    SlotStatus status,
    int successfulCycles) {

  static DownlinkSlotRow of(DownlinkSlot slot) {
    return new DownlinkSlotRow(
        slot.id(),
        slot.window().start(),
        slot.window().end(),
        slot.antenna(),
        slot.status(),
        slot.successfulCycles());
  }

  DownlinkSlot slot() {
    return new DownlinkSlot(
        id, new TimeWindow(startsAt, endsAt), antenna, status, successfulCycles);
  }
}
