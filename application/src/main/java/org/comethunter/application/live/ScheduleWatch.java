package org.comethunter.application.live;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.slot.DownlinkSlot;

/**
 * Knows the slots, and when to fetch the schedule: at the start, daily after it is published, and
 * when the known slots have run out. Failures are logged and tried again later; meanwhile what was
 * known last is good enough. Thread-safe: while one thread fetches the schedule, the others go on
 * with what is known.
 */
public final class ScheduleWatch {
  private static final System.Logger LOG = System.getLogger(ScheduleWatch.class.getName());

  /** The schedule is published anew about 06:30 UTC. */
  static final LocalTime REFRESH = LocalTime.of(6, 45);

  private final LiveCycle cycle;
  private final SlotService slots;
  private final Duration interval;
  private final RetryPolicy backOff;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile List<DownlinkSlot> known = List.of();
  private volatile Optional<Instant> syncedAt = Optional.empty();
  private volatile Optional<String> lastFailure = Optional.empty();
  private Instant notBefore = Instant.MIN;
  private int failures;

  /**
   * Works on these.
   *
   * @param interval the least time between two looks at the schedule
   * @param backOff the waits after failing looks
   */
  public ScheduleWatch(LiveCycle cycle, SlotService slots, Duration interval, RetryPolicy backOff) {
    this.cycle = cycle;
    this.slots = slots;
    this.interval = interval;
    this.backOff = backOff;
  }

  /** When the schedule was last fetched; empty if it has not been in this process. */
  public Optional<Instant> syncedAt() {
    return syncedAt;
  }

  /** Why the schedule could not be fetched; empty after a success. */
  public Optional<String> lastFailure() {
    return lastFailure;
  }

  /** The slots as they are now, after a look at the schedule if one is due. */
  List<DownlinkSlot> slotsAt(Instant now, Cancellation cancellation) throws InterruptedException {
    recall();
    if (fetching.tryLock()) {
      try {
        if (!now.isBefore(notBefore) && isDue(now)) {
          fetch(now, cancellation);
          recall();
        }
      } finally {
        fetching.unlock();
      }
    }
    return known;
  }

  /** The next time of day at which a new schedule can be expected. */
  public static Instant nextRefresh(Instant from) {
    ZonedDateTime today = from.atZone(ZoneOffset.UTC).with(REFRESH);
    ZonedDateTime next = today.toInstant().isAfter(from) ? today : today.plusDays(1);
    return next.toInstant();
  }

  private boolean isDue(Instant now) {
    boolean fresh = syncedAt.filter(at -> now.isBefore(nextRefresh(at))).isPresent();
    return !fresh || known.stream().noneMatch(slot -> slot.window().end().isAfter(now));
  }

  private void fetch(Instant now, Cancellation cancellation) throws InterruptedException {
    Duration wait = interval;
    try {
      cycle.syncSlots(cancellation);
      syncedAt = Optional.of(now);
      lastFailure = Optional.empty();
      failures = 0;
    } catch (RuntimeException e) {
      if (cancellation.isRequested()) {
        return;
      }
      LOG.log(WARNING, "The schedule could not be read, polling goes on: {0}", e.getMessage());
      lastFailure = Optional.of(String.valueOf(e.getMessage()));
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
