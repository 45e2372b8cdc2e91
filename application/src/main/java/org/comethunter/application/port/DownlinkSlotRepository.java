package org.comethunter.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;

/**
 * The known downlink slots. Thread-safe; each call is atomic, and not cut off by an interruption,
 * which stays set.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface DownlinkSlotRepository {

  /** The slot of that id. */
  Optional<DownlinkSlot> find(String id);

  /** All slots that share a moment with the window, in order of their begin. */
  List<DownlinkSlot> overlapping(TimeWindow window);

  /** Adds the slots whose ids are not known yet; returns how many those were. */
  int addNew(Collection<DownlinkSlot> slots);

  /**
   * Replaces {@code before} by {@code after} if the stored slot is still exactly {@code before}.
   *
   * @return whether it was
   */
  boolean compareAndSet(DownlinkSlot before, DownlinkSlot after);

  /**
   * Removes a slot that the schedule has withdrawn, if it is still PENDING.
   *
   * @return whether it was
   */
  boolean withdraw(String id);
}
