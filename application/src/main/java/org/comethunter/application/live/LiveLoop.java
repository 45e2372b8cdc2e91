package org.comethunter.application.live;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.live.LiveStatus.Activity;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.report.CycleOutcome;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.PollingPlan;

/**
 * Follows the archive for one camera: looks at once, then every interval inside a slot and its
 * grace time, and rests in between. A failing look backs off and never ends the loop. One thread
 * runs it; its status may be asked from any.
 */
public final class LiveLoop {
  private static final System.Logger LOG = System.getLogger(LiveLoop.class.getName());

  private final Instrument instrument;
  private final LiveCycle cycle;
  private final ScheduleWatch schedule;
  private final PollingPlan plan;
  private final RetryPolicy backOff;
  private final EventListener events;
  private final InstantSource clock;
  private final Pause pause;
  private volatile LiveStatus status = LiveStatus.NOTHING_YET;

  /**
   * Composed of these.
   *
   * @param schedule may be shared with other loops
   * @param backOff the waits after failing looks; its number of attempts is of no account
   */
  public LiveLoop(
      Instrument instrument,
      LiveCycle cycle,
      ScheduleWatch schedule,
      PollingPlan plan,
      RetryPolicy backOff,
      EventListener events,
      InstantSource clock,
      Pause pause) {
    this.instrument = instrument;
    this.cycle = cycle;
    this.schedule = schedule;
    this.plan = plan;
    this.backOff = backOff;
    this.events = events;
    this.clock = clock;
    this.pause = pause;
  }

  /** What the loop is doing. */
  public LiveStatus status() {
    return status;
  }

  /** Runs until the stop is asked for or the thread is interrupted. */
  public void run(Cancellation cancellation) {
    Optional<Instant> lastLook = Optional.empty();
    Instant quietUntil = Instant.MIN;
    int failures = 0;
    try {
      while (!cancellation.isRequested()) {
        Instant now = clock.instant();
        status = status.doing(Activity.READING_SCHEDULE);
        List<DownlinkSlot> known = schedule.slotsAt(now, cancellation);
        Instant next = lastLook.isEmpty() ? now : plan.nextLook(known, lastLook, now);
        next = next.isBefore(quietUntil) ? quietUntil : next;
        if (next.isAfter(now)) {
          status = status.waitingFor(next);
          if (pause.wait(Duration.between(now, wake(next, now)), cancellation)) {
            return;
          }
          continue;
        }
        if (cancellation.isRequested()) {
          return;
        }
        lastLook = Optional.of(now);
        failures = look(now, cancellation) ? 0 : failures + 1;
        if (failures > 0) {
          quietUntil = now.plus(backOff.delay(failures, RandomGenerator.getDefault().nextDouble()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      status = status.doing(Activity.OFF);
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

  private boolean look(Instant begun, Cancellation cancellation) throws InterruptedException {
    status = status.doing(Activity.LOOKING);
    LiveCycle.Result result;
    try {
      result = cycle.look(instrument, cancellation);
    } catch (RuntimeException e) {
      LOG.log(WARNING, "The look for {0} failed: {1}", instrument, e.getMessage());
      result = new LiveCycle.Result(Map.of(), Optional.of(String.valueOf(e.getMessage())));
    } catch (Error e) {
      LOG.log(ERROR, "The look for " + instrument + " failed in an unforeseen way.", e);
      result = new LiveCycle.Result(Map.of(), Optional.of(e.toString()));
    }
    if (cancellation.isRequested()) {
      return true;
    }
    CycleOutcome outcome =
        new CycleOutcome(begun, clock.instant(), result.counts(), result.error());
    status = status.after(outcome);
    LOG.log(INFO, "Look for {0} done: {1}", instrument, outcome.error().orElse(counts(outcome)));
    events.heard(new Event.CycleCompleted(instrument, outcome));
    return outcome.succeeded();
  }

  private static String counts(CycleOutcome outcome) {
    return outcome.counts().toString();
  }
}
