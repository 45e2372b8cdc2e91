package org.comethunter.application.pipeline;

import org.comethunter.application.report.SlotSyncReport;
import org.comethunter.application.slot.SlotService;

/** Brings the known slots into step with the published schedule. Thread-safe. */
public final class SlotSync {
  private final SlotService slots;

  /** Works on this. */
  public SlotSync(SlotService slots) {
    this.slots = slots;
  }

  /**
   * Fetches the schedule and takes over what it announces.
   *
   * @throws org.comethunter.application.port.ArchiveUnavailableException if it could not be fetched
   * @throws org.comethunter.application.port.UnexpectedContentException if it held no pass
   */
  public SlotSyncReport run() {
    return slots.sync();
  }
}
