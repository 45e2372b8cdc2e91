package org.comethunter.application.live;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.comethunter.application.pipeline.IngestionReport;
import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.PollingPlan;

/**
 * Runs live ingestion cycle after cycle as the downlink slots ask for it. A failing cycle backs off
 * and goes on; it never ends the loop. {@link #status()} may be asked from any thread.
 */
public final class LiveLoop {
  private static final System.Logger LOG = System.getLogger(LiveLoop.class.getName());

  /** The schedule is published anew about 06:30 UTC. */
  static final LocalTime SCHEDULE_REFRESH = LocalTime.of(6, 45);

  private final LiveIngestion ingestion;
  private final SlotSync slotSync;
  private final SlotService slots;
  private final PollingPlan plan;
  private final RetryPolicy backOff;
  private final InstantSource clock;
  private final Pause pause;
  private volatile LiveStatus status = LiveStatus.NOTHING_YET;

  /**
   * Composed of these.
   *
   * @param backOff the waits after failing cycles; its number of attempts is of no account
   */
  public LiveLoop(
      LiveIngestion ingestion,
      SlotSync slotSync,
      SlotService slots,
      PollingPlan plan,
      RetryPolicy backOff,
      InstantSource clock,
      Pause pause) {
    this.ingestion = ingestion;
    this.slotSync = slotSync;
    this.slots = slots;
    this.plan = plan;
    this.backOff = backOff;
    this.clock = clock;
    this.pause = pause;
  }

  /** What the loop is doing. */
  public LiveStatus status() {
    return status;
  }

  /**
   * Runs until the stop is asked for or the thread is interrupted.
   *
   * @param instruments the cameras to follow
   * @param progress hears of every cycle
   */
  public void run(
      Set<Instrument> instruments, ProgressListener progress, Cancellation cancellation) {
    Optional<Instant> lastLook = Optional.empty();
    Optional<Instant> lastScheduleTry = Optional.empty();
    int failures = 0;
    try {
      while (!cancellation.isRequested()) {
        Instant now = clock.instant();
        List<DownlinkSlot> known = slots.known();
        if (isScheduleDue(known, lastScheduleTry, now)) {
          lastScheduleTry = Optional.of(now);
          syncSchedule();
          known = slots.known();
        }
        Instant next = plan.nextLook(known, lastLook, now);
        if (failures > 0) {
          Duration wait = backOff.delay(failures, RandomGenerator.getDefault().nextDouble());
          Instant backedOff = lastLook.orElse(now).plus(wait);
          next = backedOff.isAfter(next) ? backedOff : next;
        }
        if (next.isAfter(now)) {
          Instant wake = earlier(next, nextScheduleRefresh(now));
          status = status.waitingFor(next);
          if (pause.wait(Duration.between(now, wake), cancellation)) {
            return;
          }
          continue;
        }
        lastLook = Optional.of(now);
        failures = cycle(instruments, progress, cancellation) ? 0 : failures + 1;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean cycle(
      Set<Instrument> instruments, ProgressListener progress, Cancellation cancellation) {
    try {
      IngestionReport report = ingestion.runCycle(instruments, progress, cancellation);
      LOG.log(
          INFO,
          "Cycle done: {0} downloaded, {1} processed, {2} skipped, {3} unfinished.",
          report.downloaded(),
          report.processed(),
          report.skipped(),
          report.failed().size());
      if (!report.listingFailures().isEmpty()) {
        status = status.failed(report.listingFailures().getFirst());
        return false;
      }
      status = status.succeeded(clock.instant());
      return true;
    } catch (RuntimeException e) {
      LOG.log(WARNING, "The cycle failed: {0}", e.getMessage());
      status = status.failed(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void syncSchedule() {
    try {
      slotSync.run();
      status = status.scheduleSynced(clock.instant());
    } catch (RuntimeException e) {
      LOG.log(WARNING, "The schedule could not be read, polling goes on: {0}", e.getMessage());
    }
  }

  /** At the start, daily after it is published, and whenever the known slots have run out. */
  private boolean isScheduleDue(List<DownlinkSlot> known, Optional<Instant> lastTry, Instant now) {
    if (lastTry.isEmpty()) {
      return true;
    }
    if (now.isBefore(lastTry.get().plus(plan.interval()))) {
      return false;
    }
    boolean stale =
        status
            .scheduleSyncedAt()
            .map(synced -> !now.isBefore(nextScheduleRefresh(synced)))
            .orElse(true);
    return stale || known.stream().noneMatch(slot -> slot.window().end().isAfter(now));
  }

  private static Instant nextScheduleRefresh(Instant from) {
    ZonedDateTime today = from.atZone(ZoneOffset.UTC).with(SCHEDULE_REFRESH);
    ZonedDateTime next = today.toInstant().isAfter(from) ? today : today.plusDays(1);
    return next.toInstant();
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
