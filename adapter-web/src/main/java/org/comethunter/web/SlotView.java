package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import org.comethunter.domain.slot.DownlinkSlot;

/** A downlink slot as JSON. */
@JsonPropertyOrder({"id", "start", "end", "antenna", "status", "successfulCycles"})
record SlotView(
    String id, Instant start, Instant end, String antenna, String status, int successfulCycles) {

  static SlotView of(DownlinkSlot slot) {
    return new SlotView(
        slot.id(),
        slot.window().start(),
        slot.window().end(),
        slot.antenna(),
        slot.status().name(),
        slot.successfulCycles());
  }
}
