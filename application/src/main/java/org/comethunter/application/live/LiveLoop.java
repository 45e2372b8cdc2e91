package org.comethunter.application.live;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
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
 * Runs live ingestion cycle after cycle: once at the start, to catch up, and then as the downlink
 * slots ask for it. A failing cycle backs off and goes on; it never ends the loop. {@link
 * #status()} may be asked from any thread.
 */
public final class LiveLoop {
  private static final System.Logger LOG = System.getLogger(LiveLoop.class.getName());

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
    ScheduleWatch schedule = new ScheduleWatch(slotSync, slots, plan.interval(), backOff);
    Optional<Instant> lastLook = Optional.empty();
    Instant quietUntil = Instant.MIN;
    int failures = 0;
    try {
      while (!cancellation.isRequested()) {
        Instant now = clock.instant();
        List<DownlinkSlot> known = schedule.slotsAt(now);
        status = status.scheduleSynced(schedule.syncedAt());
        Instant next = lastLook.isEmpty() ? now : plan.nextLook(known, lastLook, now);
        next = next.isBefore(quietUntil) ? quietUntil : next;
        if (next.isAfter(now)) {
          status = status.waitingFor(next);
          if (pause.wait(Duration.between(now, wake(next, now)), cancellation)) {
            return;
          }
          continue;
        }
        lastLook = Optional.of(now);
        failures = cycle(instruments, progress, cancellation) ? 0 : failures + 1;
        if (failures > 0) {
          quietUntil = now.plus(backOff.delay(failures, RandomGenerator.getDefault().nextDouble()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A long rest is taken in parts: the machine may sleep meanwhile, its clock be set, or the slots
   * change.
   */
  private Instant wake(Instant next, Instant now) {
    return Stream.of(next, ScheduleWatch.nextRefresh(now), now.plus(plan.interval()))
        .min(Instant::compareTo)
        .orElseThrow();
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
}
