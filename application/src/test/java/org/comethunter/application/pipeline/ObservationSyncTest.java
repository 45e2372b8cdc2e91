package org.comethunter.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.DAY;
import static org.comethunter.application.memory.Workbench.NOON;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.application.memory.Workbench.frame;
import static org.comethunter.application.memory.Workbench.id;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.IGNORE;
import static org.comethunter.domain.file.FileStatus.PROCESSED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.comethunter.application.memory.DiskFrameStore;
import org.comethunter.application.memory.Lawful;
import org.comethunter.application.memory.Recorder;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.TestFrame;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ObservationSyncTest {
  @TempDir Path home;
  private Workbench bench;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
  }

  @AfterEach
  void rowsAndDiskAgree() {
    Lawful.assertAtRest(bench);
  }

  private IngestionReport sync() {
    return sync(4, 1, ProgressListener.NONE);
  }

  private IngestionReport sync(int downloads, int attemptsPerRun, ProgressListener progress) {
    return addsUp(
        bench
            .observationSync(downloads, attemptsPerRun)
            .run(Instrument.C3, WINDOW, progress, new Cancellation()));
  }

  private static IngestionReport addsUp(IngestionReport report) {
    assertThat(
            report.alreadyPresent()
                + report.processed()
                + report.skipped()
                + report.failed().size())
        .as("sum of %s", report)
        .isEqualTo(report.discovered());
    return report;
  }

  @Test
  void bringsEveryFrameToItsPictureAndThenHasNothingToDo() {
    List<FrameId> ids = bench.fillArchive(20);

    IngestionReport first = sync();

    assertThat(first.discovered()).isEqualTo(20);
    assertThat(first.downloaded()).isEqualTo(20);
    assertThat(first.processed()).isEqualTo(20);
    assertThat(first.isComplete()).isTrue();
    assertThat(bench.files.all()).extracting(ProcessedFile::status).containsOnly(PROCESSED);
    assertThat(bench.archive.requests()).containsExactlyInAnyOrderElementsOf(ids);

    List<ProcessedFile> rows = bench.files.all();
    bench.archive.forget();
    IngestionReport second = sync();

    assertThat(second).isEqualTo(new IngestionReport(20, 20, 0, 0, 0, Map.of(), List.of()));
    assertThat(bench.archive.requests()).isEmpty();
    assertThat(bench.files.all()).isEqualTo(rows);
  }

  @Test
  void takesOneCameraAndWindowOnly() {
    bench.fillArchive(3);
    FrameId c2 = new FrameId(DAY, Instrument.C2, "22000001");
    bench.archive.add(c2, TestFrame.normal(Instrument.C2, NOON));
    TimeWindow exactlyOne =
        new TimeWindow(frame(1).observedAt(), frame(1).observedAt().plusMillis(1));

    IngestionReport report =
        bench
            .observationSync(4, 1)
            .run(Instrument.C3, exactlyOne, ProgressListener.NONE, new Cancellation());

    assertThat(report.discovered()).isEqualTo(1);
    assertThat(bench.files.all()).extracting(ProcessedFile::id).containsExactly(id(1));
  }

  @Test
  void anEmptyDayIsNoFailure() {
    assertThat(sync()).isEqualTo(new IngestionReport(0, 0, 0, 0, 0, Map.of(), List.of()));
  }

  @Test
  void saysSoWhenNothingCouldBeReached() {
    bench.archive.failListings(
        Optional.of(new ArchiveUnavailableException("The archive cannot be reached.")));

    assertThatThrownBy(this::sync)
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessage("The archive cannot be reached.");
  }

  @Test
  void aDayThatCannotBeListedCostsTheOtherNothing() {
    bench.fillArchive(2);
    bench.archive.scriptDay(
        DAY.plusDays(1),
        () -> {
          throw new ArchiveUnavailableException("The server broke off.");
        });

    IngestionReport report =
        bench
            .observationSync(4, 1)
            .run(
                Instrument.C3,
                new TimeWindow(WINDOW.start(), WINDOW.end().plusSeconds(1)),
                ProgressListener.NONE,
                new Cancellation());

    assertThat(report.processed()).isEqualTo(2);
    assertThat(report.listingFailures()).containsExactly("The server broke off.");
    assertThat(report.isComplete()).isFalse();
  }

  @Test
  void aSlowFileHoldsBackNoOther() throws InterruptedException {
    List<FrameId> ids = bench.fillArchive(12);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    bench.archive.script(ids.getFirst(), bench.archive.blocked(begun, release));
    CountDownLatch others = new CountDownLatch(11);
    ProgressListener progress =
        (stage, _, _) -> {
          if (stage == Stage.PROCESSING) {
            others.countDown();
          }
        };
    Thread run = Thread.ofVirtual().start(() -> sync(2, 1, progress));

    begun.await();
    others.await();

    assertThat(ids.subList(1, 12)).allMatch(id -> bench.status(id) == PROCESSED);
    release.countDown();
    run.join();
    assertThat(bench.status(ids.getFirst())).isEqualTo(PROCESSED);
  }

  @Test
  void processingBeginsBeforeTheLastDownloadHasEnded() {
    List<FrameId> ids = bench.fillArchive(2);
    CountDownLatch processed = new CountDownLatch(1);
    bench.files.beforeWrite(
        (_, after) -> {
          if (after.status() == PROCESSED) {
            processed.countDown();
          }
        });
    bench.archive.script(ids.getLast(), bench.archive.blocked(new CountDownLatch(1), processed));

    assertThat(sync().processed()).isEqualTo(2);
  }

  @Test
  void neverDownloadsMoreAtOnceThanItMay() {
    List<FrameId> ids = bench.fillArchive(20);
    CountDownLatch fourth = new CountDownLatch(4);
    for (FrameId id : ids) {
      bench.archive.script(
          id,
          (_, into) -> {
            fourth.countDown();
            awaits(fourth);
            return ScriptedArchive.bytes(frame(0).bytes()).serve(id, into);
          });
    }

    sync(3, 1, ProgressListener.NONE);

    assertThat(bench.archive.mostUnderWay()).isEqualTo(3);
  }

  @Test
  void triesAgainWhatMayPassSoonAsOftenAsTheRunAllows() {
    List<FrameId> ids = bench.fillArchive(3);
    bench.archive.script(ids.get(0), ScriptedArchive.unavailable(), ScriptedArchive.unavailable());
    bench.archive.script(ids.get(1), ScriptedArchive.unavailable());

    assertThat(sync(4, 3, ProgressListener.NONE).processed()).isEqualTo(3);

    assertThat(bench.archive.requests()).hasSize(6);
  }

  @Test
  void leavesToALaterRunWhatGoesOnFailing() {
    FrameId id = bench.fillArchive(3).get(1);
    bench.archive.script(id, ScriptedArchive.unavailable(), ScriptedArchive.unavailable());

    IngestionReport report = sync(4, 2, ProgressListener.NONE);

    assertThat(report.processed()).isEqualTo(2);
    assertThat(report.failed()).isEqualTo(Map.of(id, "The server is too busy."));
    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.files.get(id).downloadAttempts()).isEqualTo(2);
    assertThat(sync().processed()).isEqualTo(1);
  }

  @Test
  void asksOnlyOnceForAFileThatIsNotThere() {
    FrameId id = bench.fillArchive(1).getFirst();
    bench.archive.script(id, ScriptedArchive.missing());

    assertThat(sync(4, 3, ProgressListener.NONE).failed()).containsOnlyKeys(id);

    assertThat(bench.archive.requests()).containsExactly(id);
  }

  @Test
  void aFileThatWasGivenUpEarlierIsReportedAsFailedAndNotAskedFor() {
    FrameId id = bench.fillArchive(2).getFirst();
    bench.archive.script(
        id, ScriptedArchive.missing(), ScriptedArchive.missing(), ScriptedArchive.missing());
    sync();
    sync();
    sync();
    assertThat(bench.status(id)).isEqualTo(IGNORE);
    bench.archive.forget();

    IngestionReport report = sync();

    assertThat(report.alreadyPresent()).isEqualTo(1);
    assertThat(report.failed()).isEqualTo(Map.of(id, "The archive has no " + id + "."));
    assertThat(bench.archive.requests()).isEmpty();
  }

  @Test
  void countsSkippedAndAbandonedFiles() {
    bench.fillArchive(2);
    bench.archive.add(id(2), frame(2).withProgram("Dark"));
    bench.archive.add(id(3), frame(3).withBody(TestFrame.NOISE));

    IngestionReport first = sync();

    assertThat(first.processed()).isEqualTo(2);
    assertThat(first.skipped()).isEqualTo(1);
    assertThat(first.failed()).isEqualTo(Map.of(id(3), "Its data make no sense."));
    sync();
    IngestionReport third = sync();
    assertThat(third.alreadyPresent()).isEqualTo(3);
    assertThat(third.failed()).containsOnlyKeys(id(3));
    assertThat(bench.archive.requests()).hasSize(4);
  }

  @Test
  void progressNeverFallsAndEndsAtTheTotal() {
    FrameId id = bench.fillArchive(30).get(7);
    bench.archive.script(id, ScriptedArchive.missing());
    Recorder recorder = new Recorder();

    sync(4, 1, recorder);

    List<Integer> oneToThirty = IntStream.rangeClosed(1, 30).boxed().toList();
    assertThat(recorder.counts(Stage.LISTING)).containsExactly(1);
    assertThat(recorder.counts(Stage.DOWNLOADING)).isEqualTo(oneToThirty);
    assertThat(recorder.counts(Stage.PROCESSING)).isEqualTo(oneToThirty);
    assertThat(recorder.total()).isEqualTo(30);
  }

  @Test
  void tellsOneThingAfterTheOther() {
    bench.fillArchive(8);
    CountDownLatch second = new CountDownLatch(2);
    List<Boolean> overtaken = new ArrayList<>();
    ProgressListener slow =
        (stage, done, _) -> {
          if (stage == Stage.DOWNLOADING) {
            second.countDown();
          }
          if (stage == Stage.DOWNLOADING && done == 1) {
            overtaken.add(awaits(second));
          }
        };

    sync(4, 1, slow);

    assertThat(overtaken).containsExactly(false);
  }

  /** Waits a moment for something that must not happen. */
  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void goesOnWithWhatAnEarlierRunLeft() {
    FrameId discovered = bench.discovered(0, frame(0));
    FrameId downloaded = bench.downloaded(1, frame(1));
    FrameId ready = bench.ready(2, frame(2));
    FrameId failed = bench.ready(3, frame(3));
    bench.files.put(bench.files.get(failed).beginProcessing(NOON).claimReturned("Broken off."));
    FrameId dead = bench.discovered(4, frame(4));
    bench.files.put(bench.files.get(dead).beginDownload(NOON.minus(Duration.ofHours(1))));
    bench.archive.forget();

    IngestionReport report = sync();

    assertThat(report.processed()).isEqualTo(5);
    assertThat(report.downloaded()).isEqualTo(2);
    assertThat(bench.archive.requests()).containsExactlyInAnyOrder(discovered, dead);
    assertThat(List.of(downloaded, ready, failed)).allMatch(id -> bench.status(id) == PROCESSED);
  }

  @Test
  void leavesAloneWhatAnotherWorkerOwns() {
    FrameId id = bench.fillArchive(2).getFirst();
    bench.metadataRows.addNew(List.of(frame(0).line(id)));
    ProcessedFile claimed = ProcessedFile.discovered(id, frame(0).observedAt()).beginDownload(NOON);
    bench.files.put(claimed);

    IngestionReport report =
        bench
            .observationSync(4, 1)
            .run(Instrument.C3, WINDOW, ProgressListener.NONE, new Cancellation());

    assertThat(report.discovered()).isEqualTo(2);
    assertThat(report.processed()).isEqualTo(1);
    assertThat(report.failed()).isEmpty();
    assertThat(bench.files.get(id)).isEqualTo(claimed);
    bench.files.put(claimed.claimReturned("The test is over."));
  }

  @Test
  void mendsWhatIsMissingOrDamagedOnDiskInOneRun() throws IOException {
    List<FrameId> ids = bench.fillArchive(5);
    sync();
    FrameId downloaded = bench.downloaded(5, frame(5));
    FrameId ready = bench.ready(6, frame(6));
    bench.archive.forget();
    Files.delete(bench.store.picture(ids.get(0)));
    Files.delete(bench.store.raw(ids.get(1)));
    bench.writeRaw(ids.get(2), frame(2).withBody("sixelp").bytes());
    Files.delete(bench.store.raw(downloaded));
    Files.delete(bench.store.raw(ready));

    IngestionReport report = sync();

    assertThat(report.failed()).isEmpty();
    assertThat(report.processed()).isEqualTo(5);
    assertThat(report.alreadyPresent()).isEqualTo(2);
    assertThat(report.downloaded()).isEqualTo(4);
    assertThat(bench.archive.requests())
        .containsExactlyInAnyOrder(ids.get(1), ids.get(2), downloaded, ready);
  }

  @Test
  void aReplacedFileIsFetchedAnewAndCountedOnce() {
    FrameId id = bench.fillArchive(3).get(1);
    bench.archive.modified(id, NOON, NOON);
    sync();
    byte[] better = frame(1).withBody("better").bytes();
    bench.archive.replace(id, better);
    bench.archive.modified(id, NOON.plusSeconds(600), NOON.plusSeconds(600));
    bench.archive.forget();
    bench.archive.script(id, ScriptedArchive.unavailable());

    IngestionReport failing = sync();
    assertThat(failing.alreadyPresent()).isEqualTo(3);
    assertThat(failing.downloaded()).isZero();

    IngestionReport renewing = sync();
    assertThat(renewing.alreadyPresent()).isEqualTo(2);
    assertThat(renewing.downloaded()).isEqualTo(1);
    assertThat(renewing.processed()).isEqualTo(1);
    assertThat(bench.store.raw(id)).hasBinaryContent(better);

    bench.archive.forget();
    assertThat(sync().alreadyPresent()).isEqualTo(3);
    assertThat(bench.archive.requests()).isEmpty();
  }

  @Test
  void aRefreshThatWasKilledHalfWayIsFinishedInOneRun() throws IOException {
    FrameId id = bench.fillArchive(1).getFirst();
    bench.archive.modified(id, NOON, NOON);
    sync();
    byte[] better = frame(0).withBody("better").bytes();
    bench.archive.replace(id, better);
    bench.archive.modified(id, NOON.plusSeconds(600), NOON.plusSeconds(600));
    bench.files.put(bench.files.get(id).pictureLost("The archive replaced the file."));
    Workbench.write(DiskFrameStore.part(bench.store.raw(id)), better);

    assertThat(sync().processed()).isEqualTo(1);

    assertThat(bench.store.raw(id)).hasBinaryContent(better);
  }

  @Test
  void anUnforeseenFailureOfOneFileCostsTheOthersNothing() {
    FrameId id = bench.fillArchive(4).get(2);
    bench.files.beforeWrite(
        (before, after) -> {
          if (before.id().equals(id) && after.status() == PROCESSED) {
            throw new IllegalStateException("Nobody thought of this.");
          }
        });

    IngestionReport report =
        bench
            .observationSync(4, 1)
            .run(Instrument.C3, WINDOW, ProgressListener.NONE, new Cancellation());

    assertThat(report.processed()).isEqualTo(3);
    bench.files.beforeWrite((_, _) -> {});
    bench.recovery.releaseAllClaims();
    assertThat(sync().processed()).isEqualTo(1);
  }
}
