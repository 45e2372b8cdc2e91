package org.comethunter.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.NOON;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.memory.Lawful;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.TestFrame;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LiveIngestionTest {
  private static final Duration LOOK_BACK = Duration.ofHours(24);
  private static final Instrument C3 = Instrument.C3;

  @TempDir Path home;
  private Workbench bench;
  private int frames;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
  }

  @AfterEach
  void rowsAndDiskAgree() {
    Lawful.assertAtRest(bench);
  }

  private FrameId observed(Instrument instrument, Instant at) {
    LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
    FrameId id = new FrameId(day, instrument, String.valueOf(33000000 + frames++));
    bench.archive.add(id, TestFrame.normal(instrument, at));
    return id;
  }

  private FrameId hoursAgo(long hours) {
    return observed(Instrument.C3, bench.clock.instant().minus(Duration.ofHours(hours)));
  }

  private IngestionReport cycle(Instrument instrument, Duration lookBack) {
    return bench
        .liveIngestion(lookBack)
        .runCycle(instrument, ProgressListener.NONE, new Cancellation());
  }

  private List<FrameId> known() {
    return bench.files.all().stream().map(ProcessedFile::id).toList();
  }

  @Test
  void anEmptyHomeLooksBackAsFarAsItIsToldAndAnHourAhead() {
    observed(Instrument.C3, NOON.minus(LOOK_BACK).minusMillis(1));
    FrameId first = observed(Instrument.C3, NOON.minus(LOOK_BACK));
    FrameId last = observed(Instrument.C3, NOON.plusSeconds(3599));
    observed(Instrument.C3, NOON.plusSeconds(3600));

    IngestionReport report = cycle(C3, LOOK_BACK);

    assertThat(report.processed()).isEqualTo(2);
    assertThat(known()).containsExactly(first, last);
  }

  @Test
  void followsOneCameraAtATime() {
    FrameId c2 = observed(Instrument.C2, NOON.minusSeconds(60));
    FrameId c3 = observed(Instrument.C3, NOON.minusSeconds(50));

    assertThat(cycle(C3, LOOK_BACK).discovered()).isEqualTo(1);
    assertThat(known()).containsExactly(c3);
    assertThat(cycle(Instrument.C2, LOOK_BACK).discovered()).isEqualTo(1);
    assertThat(known()).containsExactly(c2, c3);
  }

  @Test
  void takesOnlyWhatIsNewInTheNextCycle() {
    hoursAgo(2);
    cycle(C3, LOOK_BACK);
    bench.archive.forget();
    FrameId late = hoursAgo(5);
    FrameId fresh = hoursAgo(1);
    bench.clock.advance(Duration.ofMinutes(5));

    IngestionReport report = cycle(C3, LOOK_BACK);

    assertThat(report.alreadyPresent()).isEqualTo(1);
    assertThat(report.processed()).isEqualTo(2);
    assertThat(bench.archive.requests()).containsExactlyInAnyOrder(late, fresh);
  }

  @Test
  void finishesWhatTheLastCycleLeftUnfinished() {
    FrameId id = hoursAgo(1);
    bench.archive.script(id, ScriptedArchive.unavailable());
    assertThat(cycle(C3, LOOK_BACK).failed()).containsOnlyKeys(id);
    bench.clock.advance(Duration.ofMinutes(5));

    assertThat(cycle(C3, LOOK_BACK).processed()).isEqualTo(1);
  }

  @Test
  void afterAnAbsenceGoesBackToTheNewestKnownFrameAndWhatCameLateAfterIt() {
    FrameId newest = hoursAgo(1);
    cycle(C3, LOOK_BACK);
    FrameId late = hoursAgo(20);
    bench.clock.advance(Duration.ofDays(3));
    FrameId missed = hoursAgo(60);
    FrameId recent = hoursAgo(1);

    IngestionReport report = cycle(C3, LOOK_BACK);

    assertThat(report.processed()).isEqualTo(3);
    assertThat(known()).containsExactly(late, newest, missed, recent);
  }

  @Test
  void goesBackAWeekAtMost() {
    hoursAgo(1);
    cycle(C3, LOOK_BACK);
    bench.clock.advance(Duration.ofDays(30));
    Instant weekAgo = bench.clock.instant().minus(Duration.ofDays(7));
    observed(Instrument.C3, weekAgo.minusMillis(1));
    FrameId first = observed(Instrument.C3, weekAgo);

    assertThat(cycle(C3, LOOK_BACK).processed()).isEqualTo(1);

    assertThat(known()).contains(first).hasSize(2);
  }

  @Test
  void aLongerLookBackThanAWeekIsKeptToAfterAnAbsenceToo() {
    Duration tenDays = Duration.ofDays(10);
    hoursAgo(1);
    cycle(C3, tenDays);
    bench.clock.advance(Duration.ofDays(30));
    observed(Instrument.C3, bench.clock.instant().minus(tenDays).minusMillis(1));
    FrameId first = observed(Instrument.C3, bench.clock.instant().minus(tenDays));

    assertThat(cycle(C3, tenDays).processed()).isEqualTo(1);

    assertThat(known()).contains(first).hasSize(2);
  }

  @Test
  void countsForTheSlotThatIsGoingOnWhenItSucceeds() {
    bench.schedule.announce(slotAroundNoon());
    bench.slots.sync();

    cycle(C3, LOOK_BACK);

    assertThat(cycles()).isEqualTo(1);
  }

  @Test
  void countsForNoSlotWhenAFolderCouldNotBeListedOrNoneCould() {
    bench.schedule.announce(slotAroundNoon());
    bench.slots.sync();
    bench.archive.scriptDay(
        Workbench.DAY,
        () -> {
          throw new ArchiveUnavailableException("The server broke off.");
        });

    assertThat(cycle(C3, LOOK_BACK).listingFailures()).hasSize(1);
    assertThat(cycles()).isZero();

    bench.archive.failListings(Optional.of(new ArchiveUnavailableException("No route to host.")));
    assertThatThrownBy(() -> cycle(C3, LOOK_BACK)).isInstanceOf(ArchiveUnavailableException.class);
    assertThat(cycles()).isZero();
  }

  @Test
  void countsForNoSlotWhenItWasStopped() {
    bench.schedule.announce(slotAroundNoon());
    bench.slots.sync();
    Cancellation cancellation = new Cancellation();
    bench.archive.scriptDay(Workbench.DAY, cancellation::cancel);

    bench.liveIngestion(LOOK_BACK).runCycle(C3, ProgressListener.NONE, cancellation);

    assertThat(cycles()).isZero();
  }

  private static DownlinkSlot slotAroundNoon() {
    return DownlinkSlot.announced(
        new TimeWindow(NOON.minusSeconds(60), NOON.plusSeconds(7200)), "D34");
  }

  private int cycles() {
    return bench.slotRows.all().getFirst().successfulCycles();
  }
}
