package org.comethunter.application.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;

/** Slots in memory. */
public final class MemorySlots implements DownlinkSlotRepository {
  private final Faults faults;
  private final Map<String, DownlinkSlot> rows = new LinkedHashMap<>();

  public MemorySlots(Faults faults) {
    this.faults = faults;
  }

  /** All slots in order of their begin; works whatever the faults. */
  public synchronized List<DownlinkSlot> all() {
    return rows.values().stream()
        .sorted(Comparator.comparing(slot -> slot.window().start()))
        .toList();
  }

  @Override
  public synchronized Optional<DownlinkSlot> find(String id) {
    faults.check();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<DownlinkSlot> overlapping(TimeWindow window) {
    faults.check();
    return all().stream().filter(slot -> slot.window().overlaps(window)).toList();
  }

  @Override
  public synchronized int addNew(Collection<DownlinkSlot> slots) {
    faults.check();
    int before = rows.size();
    slots.forEach(slot -> rows.putIfAbsent(slot.id(), slot));
    return rows.size() - before;
  }

  @Override
  public synchronized boolean compareAndSet(DownlinkSlot before, DownlinkSlot after) {
    faults.check();
    return rows.replace(before.id(), before, after);
  }

  @Override
  public synchronized boolean withdraw(String id) {
    faults.check();
    DownlinkSlot slot = rows.get(id);
    return slot != null && slot.status() == SlotStatus.PENDING && rows.remove(id, slot);
  }
}
