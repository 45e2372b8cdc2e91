package org.comethunter.application.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.comethunter.application.memory.Workbench.NOON;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.memory.Faults;
import org.comethunter.application.memory.MemorySlots;
import org.comethunter.application.memory.MovableClock;
import org.comethunter.application.memory.ScriptedSchedule;
import org.comethunter.application.port.LiveCameras;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.PollingPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Turning cameras on and off; the looks are noted, and wait to be cancelled if they are to. */
class LiveSchedulerTest {
  private static final Set<Instrument> BOTH = EnumSet.allOf(Instrument.class);
  private static final RetryPolicy BACK_OFF =
      new RetryPolicy(1, Duration.ofMinutes(20), Duration.ofMinutes(20), Duration.ofHours(1));

  private final MovableClock clock = new MovableClock(NOON);
  private final BlockingQueue<Instrument> looks = new LinkedBlockingQueue<>();
  private final BlockingQueue<Instrument> cancelled = new LinkedBlockingQueue<>();
  private final Memory memory = new Memory();
  private final List<LiveScheduler> open = new ArrayList<>();
  private volatile boolean looksTakeForEver;

  private final class Looks implements LiveCycle {
    @Override
    public Result look(Instrument instrument, Cancellation cancellation)
        throws InterruptedException {
      looks.add(instrument);
      if (looksTakeForEver) {
        cancellation.await();
        cancelled.add(instrument);
      }
      return new Result(Map.of("processed", 2), Optional.empty());
    }

    @Override
    public void syncSlots(Cancellation cancellation) {}
  }

  private static final class Memory implements LiveCameras {
    private Optional<Set<Instrument>> chosen = Optional.empty();

    @Override
    public Optional<Set<Instrument>> chosen() {
      return chosen;
    }

    @Override
    public void choose(Set<Instrument> cameras) {
      chosen = Optional.of(Set.copyOf(cameras));
    }
  }

  private LiveScheduler scheduler() {
    LiveCycle cycle = new Looks();
    SlotService slots =
        new SlotService(
            new ScriptedSchedule(clock), new MemorySlots(new Faults()), EventListener.NONE, clock);
    PollingPlan plan = new PollingPlan(Duration.ofMinutes(5), Duration.ZERO);
    ScheduleWatch watch = new ScheduleWatch(cycle, slots, plan.interval(), BACK_OFF);
    LiveScheduler scheduler =
        new LiveScheduler(
            camera ->
                new LiveLoop(
                    camera, cycle, watch, plan, BACK_OFF, EventListener.NONE, clock, Pause.REAL),
            watch,
            memory);
    open.add(scheduler);
    return scheduler;
  }

  @AfterEach
  void closeAll() {
    open.forEach(LiveScheduler::close);
  }

  private Instrument nextLook() throws InterruptedException {
    return looks.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void followsBothCamerasUntilSomebodyChooses() throws Exception {
    LiveScheduler scheduler = scheduler();
    scheduler.resume();
    assertThat(scheduler.status().on()).isEqualTo(BOTH);
    assertThat(EnumSet.of(nextLook(), nextLook())).isEqualTo(BOTH);
    assertThat(memory.chosen()).as("nobody has chosen").isEmpty();
  }

  @Test
  void whatWasOnBeforeARestartIsOnAfterIt() throws Exception {
    LiveScheduler before = scheduler();
    before.start(Set.of(Instrument.C2));
    assertThat(nextLook()).isEqualTo(Instrument.C2);
    before.close();

    LiveScheduler after = scheduler();
    after.resume();
    assertThat(after.status().on()).containsExactly(Instrument.C2);
    assertThat(nextLook()).isEqualTo(Instrument.C2);
    after.stop(BOTH);

    LiveScheduler last = scheduler();
    last.resume();
    assertThat(last.status().on()).as("off is remembered too").isEmpty();
  }

  @Test
  void startsAndStopsOneCameraAndLeavesTheOther() throws Exception {
    LiveScheduler scheduler = scheduler();
    scheduler.start(BOTH);
    scheduler.start(BOTH);
    nextLook();
    nextLook();
    assertThat(looks).as("one loop for each").isEmpty();

    scheduler.stop(Set.of(Instrument.C2));

    assertThat(scheduler.status().on()).containsExactly(Instrument.C3);
    assertThat(scheduler.status().cameras().get(Instrument.C2).activity())
        .isEqualTo(LiveStatus.Activity.OFF);
    scheduler.start(Set.of(Instrument.C2));
    assertThat(nextLook()).as("looks at once when it is on again").isEqualTo(Instrument.C2);
  }

  @Test
  void stoppingCancelsALookInHandAndWaitsForIt() throws Exception {
    looksTakeForEver = true;
    LiveScheduler scheduler = scheduler();
    scheduler.start(Set.of(Instrument.C3));
    nextLook();
    assertThat(scheduler.status().cameras().get(Instrument.C3).activity())
        .isEqualTo(LiveStatus.Activity.LOOKING);

    scheduler.stop(Set.of(Instrument.C3));

    assertThat(cancelled).containsExactly(Instrument.C3);
    assertThat(scheduler.status().cameras().get(Instrument.C3).lastOutcome())
        .as("a look that was stopped is no outcome")
        .isEmpty();
  }

  @Test
  void tellsTheLastOutcomeOfEachCamera() throws Exception {
    LiveScheduler scheduler = scheduler();
    scheduler.start(Set.of(Instrument.C3));
    nextLook();
    LiveStatus status;
    do {
      Thread.onSpinWait();
      status = scheduler.status().cameras().get(Instrument.C3);
    } while (status.activity() != LiveStatus.Activity.WAITING);

    assertThat(status.lastSuccess()).contains(NOON);
    assertThat(status.lastOutcome().orElseThrow().counts()).containsEntry("processed", 2);
    assertThat(status.nextLook()).contains(NOON.plus(Duration.ofMinutes(5)));
    assertThat(scheduler.status().cameras().get(Instrument.C2).lastOutcome()).isEmpty();
  }

  @Test
  void aClosedOneCannotBeStarted() {
    LiveScheduler scheduler = scheduler();
    scheduler.close();
    assertThatIllegalStateException().isThrownBy(() -> scheduler.start(BOTH));
  }
}
