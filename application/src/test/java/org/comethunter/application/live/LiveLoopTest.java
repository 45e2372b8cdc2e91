package org.comethunter.application.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.application.memory.Workbench.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.PollingPlan;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The loop on a clock that its pauses move. Cycles are told by their looks at the archive. */
@Timeout(20)
class LiveLoopTest {
  private static final Duration INTERVAL = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofMinutes(10);
  private static final RetryPolicy BACK_OFF =
      new RetryPolicy(1, Duration.ofMinutes(20), Duration.ofMinutes(160), Duration.ofHours(1));

  @TempDir Path home;
  private final Cancellation cancellation = new Cancellation();
  private final TreeMap<Instant, Runnable> events = new TreeMap<>();
  private final List<LiveStatus> statuses = new ArrayList<>();
  private Workbench bench;
  private ScheduleWatch watch;
  private LiveLoop loop;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
    loop = loop(this::pause);
  }

  private LiveLoop loop(Pause pause) {
    LiveCycle cycle =
        new DirectCycle(
            bench.liveIngestion(Duration.ofHours(1)), bench.slotSync, ProgressListener.NONE);
    watch = new ScheduleWatch(cycle, bench.slots, INTERVAL, BACK_OFF);
    return new LiveLoop(
        Instrument.C3,
        cycle,
        watch,
        new PollingPlan(INTERVAL, GRACE),
        BACK_OFF,
        bench.events,
        bench.clock,
        pause);
  }

  /** Moves the clock, but not past the next event, which may wake the loop early. */
  private boolean pause(Duration time, Cancellation asked) {
    assertThat(time).isPositive();
    statuses.add(loop.status());
    Instant until = bench.clock.instant().plus(time);
    while (!events.isEmpty() && !events.firstKey().isAfter(until)) {
      bench.clock.set(events.firstKey());
      events.pollFirstEntry().getValue().run();
      if (asked.isRequested()) {
        return true;
      }
    }
    bench.clock.set(until);
    return asked.isRequested();
  }

  private void runUntil(Instant end) {
    events.put(end, cancellation::cancel);
    loop.run(cancellation);
    assertThat(bench.clock.instant()).as("stopped when asked to").isEqualTo(end);
  }

  private static Instant noonPlus(long minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }

  /** A pass that begins and ends so many minutes after noon. */
  private static DownlinkSlot slot(long from, long to) {
    return DownlinkSlot.announced(new TimeWindow(noonPlus(from), noonPlus(to)), "D34");
  }

  /** When the cycles began, in minutes after noon. */
  private List<Long> cycles() {
    return minutes(
        bench.archive.looks().stream().map(ScriptedArchive.Look::at).distinct().toList());
  }

  private static List<Long> minutes(List<Instant> moments) {
    return moments.stream().map(at -> Duration.between(NOON, at).toMinutes()).toList();
  }

  @Test
  void looksEveryIntervalInsideASlotAndItsGraceAndThenRestsUntilTheNext() {
    bench.schedule.announce(slot(-2, 8), slot(100, 108));

    runUntil(noonPlus(107));

    assertThat(cycles()).containsExactly(0L, 5L, 10L, 15L, 100L, 105L);
    assertThat(minutes(bench.schedule.looks())).containsExactly(0L);
    assertThat(bench.slotRows.all())
        .extracting(DownlinkSlot::status)
        .containsExactly(SlotStatus.DONE, SlotStatus.ACTIVE);
  }

  @Test
  void looksOnceAtTheStartToCatchUpThoughThereIsNoSlot() {
    bench.schedule.announce(slot(60, 120));

    runUntil(noonPlus(59));

    assertThat(cycles()).containsExactly(0L);
    assertThat(statuses.getLast().nextLook()).contains(noonPlus(60));
    assertThat(statuses.getLast().lastSuccess()).contains(NOON);
  }

  @Test
  void keepsToThePlainIntervalWhenTheScheduleCannotBeHad() {
    bench.schedule.fail(new UnexpectedContentException("The page holds no pass."));

    runUntil(noonPlus(22));

    assertThat(cycles()).containsExactly(0L, 5L, 10L, 15L, 20L);
    assertThat(watch.syncedAt()).isEmpty();
    assertThat(loop.status().lastFailure()).isEmpty();
  }

  @Test
  void asksLessAndLessOftenForAScheduleThatCannotBeHad() {
    bench.schedule.fail(new ArchiveUnavailableException("No route to host."));

    runUntil(noonPlus(24 * 60));

    List<Long> asked = minutes(bench.schedule.looks());
    assertThat(asked.get(1)).isBetween(10L, 20L);
    assertThat(asked.get(2) - asked.get(1)).isBetween(20L, 45L);
    assertThat(asked).as("80 to 160 minutes apart in the end").hasSizeBetween(10, 22);
  }

  @Test
  void findsAScheduleThatComesBackWhileItRests() {
    bench.slotRows.addNew(List.of(slot(600, 660)));
    events.put(noonPlus(2), () -> bench.schedule.announce(slot(40, 46), slot(600, 660)));

    runUntil(noonPlus(48));

    assertThat(cycles()).containsExactly(0L, 40L, 45L);
    assertThat(watch.syncedAt()).isPresent();
  }

  @Test
  void refreshesTheScheduleDailyAtAQuarterToSeven() {
    bench.schedule.announce(slot(5 * 24 * 60, 5 * 24 * 60 + 60));

    runUntil(noonPlus(2 * 24 * 60));

    long quarterToSeven = Duration.ofHours(18).plusMinutes(45).toMinutes();
    assertThat(minutes(bench.schedule.looks()))
        .containsExactly(0L, quarterToSeven, quarterToSeven + 24 * 60);
    assertThat(cycles()).containsExactly(0L);
  }

  @Test
  void asksForTheScheduleWhenTheSlotsHaveRunOut() {
    bench.schedule.announce(slot(-2, 8));
    events.put(noonPlus(9), () -> bench.schedule.announce(slot(40, 60)));

    runUntil(noonPlus(42));

    assertThat(minutes(bench.schedule.looks())).containsExactly(0L, 10L);
    assertThat(cycles()).containsExactly(0L, 5L, 10L, 15L, 40L);
  }

  @Test
  void noticesSlotsThatChangeAndTheClockThatIsSetWhileItRests() {
    bench.schedule.announce(slot(600, 660));
    events.put(noonPlus(7), () -> bench.slotRows.addNew(List.of(slot(30, 34))));

    runUntil(noonPlus(34));

    assertThat(cycles()).containsExactly(0L, 30L);
  }

  @Test
  void backsOffFromAFailingArchiveAndComesBack() {
    bench.schedule.announce(slot(-2, 600));
    bench.archive.failListings(Optional.of(new ArchiveUnavailableException("No route to host.")));
    events.put(noonPlus(200), () -> bench.archive.failListings(Optional.empty()));

    runUntil(noonPlus(420));

    List<Long> begun = cycles();
    assertThat(begun.get(1)).as("after 20 minutes, less up to half").isBetween(10L, 20L);
    assertThat(begun.get(2) - begun.get(1)).isBetween(20L, 40L);
    assertThat(begun.get(3) - begun.get(2)).isBetween(40L, 80L);
    List<Long> well = begun.stream().filter(minute -> minute >= 200).toList();
    assertThat(well).as("it did come back").hasSizeGreaterThan(5);
    for (int i = 1; i < well.size(); i++) {
      assertThat(well.get(i) - well.get(i - 1)).isEqualTo(INTERVAL.toMinutes());
    }
    assertThat(statuses).anyMatch(it -> it.lastFailure().equals(Optional.of("No route to host.")));
    assertThat(loop.status().lastFailure()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeListedIsAFailureToo() {
    bench.schedule.announce(slot(-2, 60));
    bench.archive.scriptDay(
        Workbench.DAY,
        () -> {
          throw new ArchiveUnavailableException("The server broke off.");
        });

    runUntil(noonPlus(9));

    assertThat(cycles()).containsExactly(0L);
    assertThat(loop.status().lastFailure()).contains("The server broke off.");
    assertThat(loop.status().lastSuccess()).isEmpty();
  }

  @Test
  void aDatabaseThatIsBrokenForAWhileDoesNotEndIt() {
    bench.schedule.announce(slot(-2, 600));
    events.put(noonPlus(3), bench.faults::breakDown);
    events.put(noonPlus(30), bench.faults::repair);

    runUntil(noonPlus(120));

    assertThat(statuses)
        .anyMatch(it -> it.lastFailure().equals(Optional.of("The database cannot be written to.")));
    assertThat(loop.status().lastFailure()).isEmpty();
    assertThat(loop.status().lastSuccess().orElseThrow()).isAfter(noonPlus(100));
  }

  @Test
  void endsAfterTheCycleInWhichItIsStopped() {
    bench.archive.scriptDay(Workbench.DAY, cancellation::cancel);

    loop.run(cancellation);

    assertThat(cycles()).containsExactly(0L);
    assertThat(statuses).as("no pause begun").isEmpty();
  }

  @Test
  void endsWhenItsThreadIsInterrupted() {
    LiveLoop interrupted =
        loop(
            (_, _) -> {
              throw new InterruptedException();
            });

    interrupted.run(cancellation);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(cycles()).containsExactly(0L);
  }

  @Test
  void realPausesEndWhenTheStopIsAskedFor() throws InterruptedException {
    assertThat(Pause.REAL.wait(Duration.ofMillis(1), cancellation)).isFalse();
    cancellation.cancel();
    assertThat(Pause.REAL.wait(Duration.ofDays(1), cancellation)).isTrue();
  }
}
