package org.comethunter.application.port;

import java.util.List;
import org.comethunter.domain.slot.DownlinkSlot;

/** The published schedule of ground-station passes. Implementations are thread-safe. */
public interface DownlinkSchedule {

  /**
   * The passes that the schedule announces, in order of their begin, each once, as PENDING slots;
   * never empty. Rows that cannot be read are left out and logged.
   *
   * @throws ArchiveUnavailableException if the schedule could not be fetched; transient
   * @throws UnexpectedContentException if the page holds no pass at all
   */
  List<DownlinkSlot> announced();
}
