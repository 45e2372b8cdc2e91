package org.comethunter.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.application.memory.Workbench.DAY;
import static org.comethunter.application.memory.Workbench.NOON;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.application.memory.Workbench.frame;
import static org.comethunter.application.memory.Workbench.id;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.memory.LogCapture;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.TestFrame;
import org.comethunter.application.memory.TextFrameReader;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.UnexpectedContentException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetadataServiceTest {
  @TempDir Path home;
  private Workbench bench;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
  }

  private MetadataService.Listing sync(TimeWindow window) {
    return bench.metadata.sync(Instrument.C3, window, () -> {}, new Cancellation());
  }

  private FrameId listed(int number, Instant observedAt) {
    FrameId id =
        new FrameId(
            observedAt.atZone(ZoneOffset.UTC).toLocalDate(), Instrument.C3, String.valueOf(number));
    bench.archive.add(id, TestFrame.normal(Instrument.C3, observedAt));
    return id;
  }

  @Test
  void takesWhatWasObservedInTheWindowWhateverTheOrderOfTheListing() {
    Instant midnight = WINDOW.end();
    TimeWindow window = new TimeWindow(midnight.minusSeconds(3600), midnight.plusSeconds(3600));
    listed(1, window.end());
    FrameId late = listed(2, window.end().minusMillis(1));
    FrameId early = listed(3, window.start());
    listed(4, window.start().minusMillis(1));

    MetadataService.Listing listing = sync(window);

    assertThat(listing.files()).extracting(FileMetadata::id).containsExactly(early, late);
    assertThat(bench.archive.looks())
        .extracting(ScriptedArchive.Look::day)
        .containsExactly(DAY, DAY.plusDays(1));
    assertThat(listing.daysReached()).isEqualTo(2);
    assertThat(bench.metadataRows.newestObservation(Instrument.C3))
        .contains(window.end().minusMillis(1));
  }

  @Test
  void keepsOutTheOtherCamera() {
    FrameId c2 = new FrameId(DAY, Instrument.C2, "22000001");
    bench.archive.add(c2, TestFrame.normal(Instrument.C2, NOON));

    assertThat(sync(WINDOW).files()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeReadCostsTheOthersNothing() {
    TimeWindow threeDays = new TimeWindow(WINDOW.start(), WINDOW.end().plus(Duration.ofDays(2)));
    FrameId first = listed(1, NOON);
    listed(2, NOON.plus(Duration.ofDays(1)));
    FrameId third = listed(3, NOON.plus(Duration.ofDays(2)));
    bench.archive.scriptDay(
        DAY.plusDays(1),
        () -> {
          throw new ArchiveUnavailableException("The server broke off.");
        });
    List<Integer> steps = new ArrayList<>();

    MetadataService.Listing listing =
        bench.metadata.sync(Instrument.C3, threeDays, () -> steps.add(1), new Cancellation());

    assertThat(listing.files()).extracting(FileMetadata::id).containsExactly(first, third);
    assertThat(listing.daysReached()).isEqualTo(2);
    assertThat(listing.failures()).containsExactly("The server broke off.");
    assertThat(steps).hasSize(3);
  }

  @Test
  void anAnswerThatIsNoListingIsAFailureToo() {
    bench.archive.scriptDay(
        DAY,
        () -> {
          throw new UnexpectedContentException("That was a login page.");
        });

    MetadataService.Listing listing = sync(WINDOW);

    assertThat(listing.daysReached()).isZero();
    assertThat(listing.failures()).containsExactly("That was a login page.");
  }

  @Test
  void asksForNoFurtherDayOnceStopped() {
    Cancellation cancellation = new Cancellation();
    TimeWindow threeDays = new TimeWindow(WINDOW.start(), WINDOW.end().plus(Duration.ofDays(2)));
    bench.archive.scriptDay(DAY, cancellation::cancel);

    bench.metadata.sync(Instrument.C3, threeDays, () -> {}, cancellation);

    assertThat(bench.archive.looks()).hasSize(1);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void theHeaderOverrulesTheLineAndDisagreementIsLogged() {
    TestFrame truth = frame(0).withExposureAndRoll(25.4, 179.6);
    FrameId id = bench.discovered(0, truth);

    List<String> warnings = confirm(id, truth);

    FileMetadata known = bench.metadataRows.find(id).orElseThrow();
    assertThat(known.exposureSeconds()).isEqualTo(25.4);
    assertThat(known.rollDegrees()).hasValue(179.6);
    assertThat(known.fromHeader()).isTrue();
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains(id.toString(), "exposure 25.4 s, not 19.1 s");
  }

  @Test
  void logsNothingWhenTheLineWasRightAndNothingTwice() {
    FrameId id = bench.discovered(0, frame(0));
    assertThat(confirm(id, frame(0))).isEmpty();

    TestFrame other = frame(1).withExposureAndRoll(5, 0);
    FrameId disagreeing = bench.discovered(1, other);
    assertThat(confirm(disagreeing, other)).hasSize(1);
    assertThat(confirm(disagreeing, other)).isEmpty();
  }

  @Test
  void anotherListingLeavesWhatTheHeaderSaid() {
    TestFrame truth = frame(0).withExposureAndRoll(25.4, 179.6);
    FrameId id = bench.discovered(0, truth);
    confirm(id, truth);
    FileMetadata confirmed = bench.metadataRows.find(id).orElseThrow();

    sync(WINDOW);

    assertThat(bench.metadataRows.find(id)).contains(confirmed);
    assertThat(bench.metadataRows.find(id(1))).isEqualTo(Optional.empty());
  }

  @Test
  void theHeaderLeavesWhatSomebodyElseLearntMeanwhile() {
    TestFrame truth = frame(0).withExposureAndRoll(25.4, 179.6);
    FrameId id = bench.discovered(0, truth);
    bench.metadataRows.beforeNextChange(
        () -> bench.metadataRows.update(id, known -> known.modified(NOON)));

    assertThat(confirm(id, truth)).hasSize(1);

    FileMetadata known = bench.metadataRows.find(id).orElseThrow();
    assertThat(known.modifiedAt()).contains(NOON);
    assertThat(known.exposureSeconds()).isEqualTo(25.4);
    assertThat(known.fromHeader()).isTrue();
  }

  private List<String> confirm(FrameId id, TestFrame frame) {
    try (LogCapture log = LogCapture.of(MetadataService.class)) {
      Path file = home.resolve(id.fileName());
      Workbench.write(file, frame.bytes());
      bench.metadata.confirm(id, new TextFrameReader().readHeader(file));
      return log.warnings();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
