package org.comethunter.web;

import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.port.DownlinkSlotRepository;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;

/** The slots as the present moment finds them, whether or not somebody has recorded that yet. */
final class Slots {

  private final SlotService service;
  private final DownlinkSlotRepository repository;
  private final InstantSource clock;

  @Inject
  Slots(SlotService service, DownlinkSlotRepository repository, InstantSource clock) {
    this.service = service;
    this.repository = repository;
    this.clock = clock;
  }

  /** Those of the window, or of two months back and ahead; in order of their begin. */
  List<DownlinkSlot> in(Optional<TimeWindow> window) {
    Instant now = clock.instant();
    List<DownlinkSlot> slots = window.map(repository::overlapping).orElseGet(service::known);
    return slots.stream().map(slot -> slot.at(now)).toList();
  }

  /** Those that are going on. */
  List<DownlinkSlot> active() {
    return in(Optional.empty()).stream()
        .filter(slot -> slot.status() == SlotStatus.ACTIVE)
        .toList();
  }

  /** The one that begins next. */
  Optional<DownlinkSlot> next() {
    Instant now = clock.instant();
    return in(Optional.empty()).stream()
        .filter(slot -> slot.window().start().isAfter(now))
        .min(Comparator.comparing(slot -> slot.window().start()));
  }
}
