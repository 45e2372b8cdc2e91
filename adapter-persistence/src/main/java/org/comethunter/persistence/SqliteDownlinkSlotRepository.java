package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;

/** Slots in the table {@code downlink_slot}. */
final class SqliteDownlinkSlotRepository implements DownlinkSlotRepository {

  private final Database database;

  @Inject
  SqliteDownlinkSlotRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<DownlinkSlot> find(String id) {
    return database.read(DownlinkSlotMapper.class, table -> table.find(id));
  }

  @Override
  public List<DownlinkSlot> overlapping(TimeWindow window) {
    String endAfter = TimeText.notAfter(window.start());
    String startBefore = TimeText.notBefore(window.end());
    return database.read(
        DownlinkSlotMapper.class, table -> table.overlapping(endAfter, startBefore));
  }

  @Override
  public int addNew(Collection<DownlinkSlot> slots) {
    List<DownlinkSlotRow> rows = slots.stream().map(DownlinkSlotRow::of).toList();
    return database.inTransaction(
        DownlinkSlotMapper.class, table -> rows.stream().mapToInt(table::addIfNew).sum());
  }

  @Override
  public boolean compareAndSet(DownlinkSlot before, DownlinkSlot after) {
    if (!before.id().equals(after.id())) {
      throw new IllegalArgumentException(
          "Slot " + before.id() + " cannot become slot " + after.id() + ".");
    }
    return database.inTransaction(
        DownlinkSlotMapper.class,
        table -> table.replace(DownlinkSlotRow.of(before), DownlinkSlotRow.of(after)) == 1);
  }

  @Override
  public boolean withdraw(String id) {
    return database.inTransaction(DownlinkSlotMapper.class, table -> table.removePending(id) == 1);
  }
}
