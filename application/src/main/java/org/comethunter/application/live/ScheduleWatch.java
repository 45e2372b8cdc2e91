package org.comethunter.application.live;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.slot.DownlinkSlot;

/**
 * Knows the slots, and when to fetch the schedule: at the start, daily after it is published, and
 * when the known slots have run out. Failures are logged and tried again later; meanwhile what was
 * known last is good enough. Not thread-safe.
 */
final class ScheduleWatch {
  private static final System.Logger LOG = System.getLogger(ScheduleWatch.class.getName());

  /** The schedule is published anew about 06:30 UTC. */
  static final LocalTime REFRESH = LocalTime.of(6, 45);

  private final SlotSync slotSync;
  private final SlotService slots;
  private final Duration interval;
  private final RetryPolicy backOff;
  private List<DownlinkSlot> known = List.of();
  private Optional<Instant> syncedAt = Optional.empty();
  private Instant notBefore = Instant.MIN;
  private int failures;

  /**
   * Works on these.
   *
   * @param interval the least time between two looks at the schedule
   * @param backOff the waits after failing looks
   */
  ScheduleWatch(SlotSync slotSync, SlotService slots, Duration interval, RetryPolicy backOff) {
    this.slotSync = slotSync;
    this.slots = slots;
    this.interval = interval;
    this.backOff = backOff;
  }

  /** When the schedule was last fetched. */
  Optional<Instant> syncedAt() {
    return syncedAt;
  }

  /** The slots as they are now, after a look at the schedule if one is due. */
  List<DownlinkSlot> slotsAt(Instant now) {
    recall();
    if (!now.isBefore(notBefore) && isDue(now)) {
      fetch(now);
      recall();
    }
    return known;
  }

  /** The next time of day at which a new schedule can be expected. */
  static Instant nextRefresh(Instant from) {
    ZonedDateTime today = from.atZone(ZoneOffset.UTC).with(REFRESH);
    ZonedDateTime next = today.toInstant().isAfter(from) ? today : today.plusDays(1);
    return next.toInstant();
  }

  private boolean isDue(Instant now) {
    boolean fresh = syncedAt.filter(at -> now.isBefore(nextRefresh(at))).isPresent();
    return !fresh || known.stream().noneMatch(slot -> slot.window().end().isAfter(now));
  }

  private void fetch(Instant now) {
    Duration wait = interval;
    try {
      slotSync.run();
      syncedAt = Optional.of(now);
      failures = 0;
    } catch (RuntimeException e) {
      LOG.log(WARNING, "The schedule could not be read, polling goes on: {0}", e.getMessage());
      failures++;
      Duration backedOff = backOff.delay(failures, RandomGenerator.getDefault().nextDouble());
      wait = backedOff.compareTo(interval) > 0 ? backedOff : interval;
    }
    notBefore = now.plus(wait);
  }

  private void recall() {
    try {
      slots.advance();
      known = slots.known();
    } catch (RuntimeException e) {
      LOG.log(WARNING, "The slots could not be read: {0}", e.getMessage());
    }
  }
}
