package org.comethunter.application.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.application.report.SlotSyncReport;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlotServiceTest {
  private final DownlinkSlot past = slot(-4, -2);
  private final DownlinkSlot present = slot(-1, 1);
  private final DownlinkSlot next = slot(3, 5);
  private final DownlinkSlot afterNext = slot(7, 9);

  @TempDir Path home;
  private Workbench bench;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
  }

  /** A pass that begins and ends so many hours after noon. */
  private static DownlinkSlot slot(long fromHour, long toHour) {
    return DownlinkSlot.announced(
        new TimeWindow(NOON.plus(Duration.ofHours(fromHour)), NOON.plus(Duration.ofHours(toHour))),
        "D34");
  }

  private SlotStatus status(DownlinkSlot slot) {
    return bench.slotRows.find(slot.id()).orElseThrow().status();
  }

  @Test
  void takesOverWhatIsAnnouncedAndNotOver() {
    bench.schedule.announce(past, present, next);

    SlotSyncReport report = bench.slots.sync();

    assertThat(report).isEqualTo(new SlotSyncReport(2, 2, 0, 0));
    assertThat(bench.slotRows.all())
        .extracting(DownlinkSlot::id)
        .containsExactly(present.id(), next.id());
    assertThat(status(present)).isEqualTo(SlotStatus.ACTIVE);
    assertThat(status(next)).isEqualTo(SlotStatus.PENDING);
  }

  @Test
  void findsNothingNewInTheSameSchedule() {
    bench.schedule.announce(present, next);
    bench.slots.sync();
    List<DownlinkSlot> before = bench.slotRows.all();

    assertThat(bench.slots.sync()).isEqualTo(new SlotSyncReport(2, 0, 0, 0));

    assertThat(bench.slotRows.all()).isEqualTo(before);
  }

  @Test
  void followsAMovedEndAndKeepsTheCycles() {
    bench.schedule.announce(present, next);
    bench.slots.sync();
    bench.slots.cycleSucceeded();
    bench.schedule.announce(slot(-1, 2), slot(3, 4));

    assertThat(bench.slots.sync()).isEqualTo(new SlotSyncReport(2, 0, 2, 0));

    DownlinkSlot moved = bench.slotRows.find(present.id()).orElseThrow();
    assertThat(moved.window()).isEqualTo(slot(-1, 2).window());
    assertThat(moved.successfulCycles()).isEqualTo(1);
    assertThat(moved.status()).isEqualTo(SlotStatus.ACTIVE);
  }

  @Test
  void withdrawsWhatIsNoLongerAnnouncedUnlessItHasBegun() {
    bench.schedule.announce(present, next, afterNext);
    bench.slots.sync();
    bench.schedule.announce(afterNext);

    assertThat(bench.slots.sync()).isEqualTo(new SlotSyncReport(1, 0, 0, 1));

    assertThat(bench.slotRows.all())
        .extracting(DownlinkSlot::id)
        .containsExactly(present.id(), afterNext.id());
  }

  @Test
  void leavesPastSlotsAsTheyWere() {
    bench.slotRows.addNew(List.of(past));
    bench.slots.advance();
    List<DownlinkSlot> before = bench.slotRows.all();
    bench.schedule.announce(slot(-4, -3), next);

    assertThat(bench.slots.sync()).isEqualTo(new SlotSyncReport(1, 1, 0, 0));

    assertThat(bench.slotRows.find(past.id())).contains(before.getFirst());
    assertThat(status(past)).isEqualTo(SlotStatus.MISSED);
  }

  @Test
  void anOldScheduleWithdrawsNothing() {
    bench.schedule.announce(next);
    bench.slots.sync();
    bench.schedule.announce(past);

    assertThat(bench.slots.sync()).isEqualTo(new SlotSyncReport(0, 0, 0, 0));

    assertThat(status(next)).isEqualTo(SlotStatus.PENDING);
  }

  @Test
  void aScheduleThatCannotBeReadChangesNothing() {
    bench.schedule.announce(present, next);
    bench.slots.sync();
    List<DownlinkSlot> before = bench.slotRows.all();

    bench.schedule.fail(new ArchiveUnavailableException("No route to host."));
    assertThatThrownBy(bench.slots::sync).isInstanceOf(ArchiveUnavailableException.class);
    bench.schedule.fail(new UnexpectedContentException("The page holds no pass."));
    assertThatThrownBy(bench.slots::sync).isInstanceOf(UnexpectedContentException.class);

    assertThat(bench.slotRows.all()).isEqualTo(before);
  }

  @Test
  void movesSlotsOnWithTheClock() {
    bench.schedule.announce(present, next, afterNext);
    bench.slots.sync();
    bench.slots.cycleSucceeded();

    bench.clock.set(next.window().start());
    bench.slots.advance();
    assertThat(status(present)).isEqualTo(SlotStatus.DONE);
    assertThat(status(next)).isEqualTo(SlotStatus.ACTIVE);
    assertThat(status(afterNext)).isEqualTo(SlotStatus.PENDING);

    bench.clock.set(afterNext.window().end());
    bench.slots.advance();
    assertThat(status(next)).as("begun, without a cycle").isEqualTo(SlotStatus.MISSED);
    assertThat(status(afterNext)).as("slept through").isEqualTo(SlotStatus.MISSED);
  }

  @Test
  void countsACycleForTheSlotsThatAreGoingOn() {
    bench.schedule.announce(present, next);
    bench.slots.sync();

    bench.slots.cycleSucceeded();
    bench.slots.cycleSucceeded();

    assertThat(bench.slotRows.all())
        .extracting(DownlinkSlot::successfulCycles)
        .containsExactly(2, 0);
  }
}
