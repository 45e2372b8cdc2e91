package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;

/** The columns of {@code downlink_slot}: as parameters of a statement, and how a row is read. */
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

  static DownlinkSlot read(ResultSet row) throws SQLException {
    return new DownlinkSlot(
        row.getString("id"),
        new TimeWindow(
            TimeText.parse(row.getString("starts_at")), TimeText.parse(row.getString("ends_at"))),
        row.getString("antenna"),
        SlotStatus.valueOf(row.getString("status")),
        row.getInt("successful_cycles"));
  }
}
