package org.comethunter.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;

/** Slots in memory. */
final class MemorySlots implements DownlinkSlotRepository {

  private final Map<String, DownlinkSlot> rows = new ConcurrentHashMap<>();

  @Override
  public Optional<DownlinkSlot> find(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public List<DownlinkSlot> overlapping(TimeWindow window) {
    return rows.values().stream()
        .filter(slot -> slot.window().overlaps(window))
        .sorted(Comparator.comparing(slot -> slot.window().start()))
        .toList();
  }

  @Override
  public int addNew(Collection<DownlinkSlot> slots) {
    int before = rows.size();
    slots.forEach(slot -> rows.putIfAbsent(slot.id(), slot));
    return rows.size() - before;
  }

  @Override
  public boolean compareAndSet(DownlinkSlot before, DownlinkSlot after) {
    return rows.replace(before.id(), before, after);
  }

  @Override
  public boolean withdraw(String id) {
    DownlinkSlot slot = rows.get(id);
    return slot != null && slot.status() == SlotStatus.PENDING && rows.remove(id, slot);
  }
}
