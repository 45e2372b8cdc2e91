package org.comethunter.application.slot;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.application.report.SlotSyncReport;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;

/** Keeps the slots in step with the schedule and with the clock. Thread-safe. */
public final class SlotService {

  /** How far back and ahead slots are looked at when the clock moves them on. */
  private static final Duration HORIZON = Duration.ofDays(60);

  private final DownlinkSchedule schedule;
  private final DownlinkSlotRepository slots;
  private final EventListener events;
  private final InstantSource clock;

  /** Works on these. */
  public SlotService(
      DownlinkSchedule schedule,
      DownlinkSlotRepository slots,
      EventListener events,
      InstantSource clock) {
    this.schedule = schedule;
    this.slots = slots;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes over what the schedule announces: new passes are added, moved ends follow, and passes
   * that have not begun and are no longer announced are withdrawn. A schedule whose passes are all
   * over is an old one and withdraws nothing.
   *
   * @throws org.comethunter.application.port.ArchiveUnavailableException if the schedule could not
   *     be fetched
   * @throws org.comethunter.application.port.UnexpectedContentException if it held no pass; nothing
   *     is changed then
   */
  public SlotSyncReport sync() {
    Instant now = clock.instant();
    List<DownlinkSlot> announced =
        schedule.announced().stream().filter(slot -> slot.window().end().isAfter(now)).toList();
    Map<String, DownlinkSlot> known =
        known().stream().collect(toMap(DownlinkSlot::id, Function.identity()));

    int added = slots.addNew(announced);
    int moved = 0;
    for (DownlinkSlot slot : announced) {
      DownlinkSlot before = known.get(slot.id());
      if (before != null && !before.window().equals(slot.window())) {
        moved += change(before, old -> old.rescheduled(slot.window())) ? 1 : 0;
      }
    }
    int withdrawn = announced.isEmpty() ? 0 : withdrawOthers(known.values(), announced, now);
    SlotSyncReport report = new SlotSyncReport(announced.size(), added, moved, withdrawn);
    events.heard(new Event.SlotsSynced(report));
    advance();
    return report;
  }

  private int withdrawOthers(
      Collection<DownlinkSlot> known, List<DownlinkSlot> announced, Instant now) {
    Set<String> ids = announced.stream().map(DownlinkSlot::id).collect(toSet());
    int withdrawn = 0;
    for (DownlinkSlot slot : known) {
      if (slot.status() == SlotStatus.PENDING
          && slot.window().start().isAfter(now)
          && !ids.contains(slot.id())) {
        withdrawn += slots.withdraw(slot.id()) ? 1 : 0;
      }
    }
    return withdrawn;
  }

  /** Moves every slot on to the state the present moment gives it. */
  public void advance() {
    Instant now = clock.instant();
    for (DownlinkSlot slot : known()) {
      DownlinkSlot after = slot.at(now);
      if (!after.equals(slot)
          && slots.compareAndSet(slot, after)
          && after.status() == SlotStatus.ACTIVE) {
        events.heard(new Event.SlotActive(after));
      }
    }
  }

  /** Counts a successful ingestion cycle for every slot that is going on. */
  public void cycleSucceeded() {
    for (DownlinkSlot slot : known()) {
      if (slot.status() == SlotStatus.ACTIVE) {
        change(slot, DownlinkSlot::cycleSucceeded);
      }
    }
  }

  /** The slots from two months ago to two months ahead, in order of their begin. */
  public List<DownlinkSlot> known() {
    Instant now = clock.instant();
    return slots.overlapping(new TimeWindow(now.minus(HORIZON), now.plus(HORIZON)));
  }

  private boolean change(DownlinkSlot before, UnaryOperator<DownlinkSlot> event) {
    return slots.compareAndSet(before, event.apply(before));
  }
}
