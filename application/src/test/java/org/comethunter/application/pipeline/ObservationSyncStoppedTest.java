package org.comethunter.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.DAY;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.domain.file.FileStatus.DISCOVERED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.comethunter.application.memory.Lawful;
import org.comethunter.application.memory.Recorder;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are stopped, by a person or by a failing disk or database. */
@Timeout(20)
class ObservationSyncStoppedTest {
  private static final long PROMPTLY_SECONDS = 2;

  @TempDir Path home;
  private final Cancellation cancellation = new Cancellation();
  private final Recorder recorder = new Recorder();
  private final CountDownLatch never = new CountDownLatch(1);
  private final ExecutorService runs = Executors.newVirtualThreadPerTaskExecutor();
  private Workbench bench;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
  }

  @AfterEach
  void rowsAndDiskAgree() {
    never.countDown();
    runs.close();
    Lawful.assertAtRest(bench);
  }

  private IngestionReport sync() {
    return bench.observationSync(2, 3).run(Instrument.C3, WINDOW, recorder, cancellation);
  }

  private static IngestionReport promptly(Future<IngestionReport> run) throws Exception {
    return run.get(PROMPTLY_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void endsPromptlyAndGivesBackWhatItHadBegun() throws Exception {
    List<FrameId> ids = bench.fillArchive(10);
    CountDownLatch begun = new CountDownLatch(2);
    ids.forEach(id -> bench.archive.script(id, bench.archive.blocked(begun, never)));
    Future<IngestionReport> run = runs.submit(this::sync);
    begun.await();

    cancellation.cancel();
    IngestionReport report = promptly(run);

    List<FrameId> asked = bench.archive.requests();
    assertThat(asked).as("no further file begun").hasSize(2);
    assertThat(ids)
        .allSatisfy(
            id ->
                assertThat(bench.status(id))
                    .isEqualTo(asked.contains(id) ? DOWNLOADING_FAILED : DISCOVERED));
    assertThat(bench.files.all()).allMatch(file -> file.downloadAttempts() == 0);
    assertThat(report.discovered()).isEqualTo(10);
    assertThat(report.failed()).as("what was not reached has not failed").isEmpty();
    assertThat(recorder.counts(Stage.PROCESSING)).as("nothing was processed").isEmpty();
  }

  @Test
  void beginsNoFileOnceTheStopIsAskedForThoughALineIsFree() throws Exception {
    List<FrameId> ids = bench.fillArchive(5);
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch third = new CountDownLatch(3);
    CountDownLatch release = new CountDownLatch(1);
    for (FrameId id : ids) {
      bench.archive.script(
          id,
          (frameId, into) -> {
            third.countDown();
            return bench.archive.blocked(begun, release).serve(frameId, into);
          });
    }
    AtomicBoolean another = new AtomicBoolean();
    cancellation.whenRequested(
        () -> {
          release.countDown();
          another.set(awaitsForAMoment(third));
        });
    Future<IngestionReport> run = runs.submit(this::sync);
    begun.await();

    cancellation.cancel();
    promptly(run);

    assertThat(another).isFalse();
    assertThat(bench.archive.requests()).hasSize(2);
  }

  @Test
  void keepsWhatWasDoneAndALaterRunDoesTheRest() throws Exception {
    List<FrameId> ids = bench.fillArchive(6);
    CountDownLatch begun = new CountDownLatch(1);
    bench.archive.script(ids.get(3), bench.archive.blocked(begun, never));
    CountDownLatch others = new CountDownLatch(5);
    bench.files.beforeWrite(
        (_, after) -> {
          if (after.status() == PROCESSED) {
            others.countDown();
          }
        });
    Future<IngestionReport> run = runs.submit(this::sync);
    begun.await();
    others.await();

    cancellation.cancel();
    promptly(run);
    bench.files.beforeWrite((_, _) -> {});
    bench.archive.forget();

    assertThat(bench.files.all().stream().filter(file -> file.status() == PROCESSED)).hasSize(5);
    IngestionReport rest =
        bench
            .observationSync(2, 1)
            .run(Instrument.C3, WINDOW, ProgressListener.NONE, new Cancellation());
    assertThat(rest.alreadyPresent()).isEqualTo(5);
    assertThat(rest.processed()).isEqualTo(1);
    assertThat(bench.archive.requests()).containsExactly(ids.get(3));
  }

  @Test
  void doesNotWaitForTheNextAttempt() throws Exception {
    FrameId id = bench.fillArchive(1).getFirst();
    bench.archive.script(id, ScriptedArchive.unavailable());
    CountDownLatch failed = new CountDownLatch(1);
    bench.files.beforeWrite(
        (_, after) -> {
          if (after.status() == DOWNLOADING_FAILED) {
            failed.countDown();
          }
        });
    RetryPolicy patient =
        new RetryPolicy(9, Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(9));
    Ingestion ingestion =
        new Ingestion(
            bench.metadata,
            bench.downloads,
            bench.processing,
            bench.recovery,
            bench.replacements,
            bench.files,
            patient,
            new FlowSettings(1, 2),
            bench.processors);
    Future<IngestionReport> run =
        runs.submit(
            () ->
                new ObservationSync(ingestion)
                    .run(Instrument.C3, WINDOW, ProgressListener.NONE, cancellation));
    failed.await();

    cancellation.cancel();

    assertThat(promptly(run).failed()).isEmpty();
    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.archive.requests()).hasSize(1);
  }

  @Test
  void aFrameBeingProcessedIsFinishedButNoFurtherOneBegun() throws Exception {
    bench.fillArchive(8);
    CountDownLatch processing = new CountDownLatch(2);
    CountDownLatch cancelled = new CountDownLatch(1);
    bench.files.beforeWrite(
        (before, _) -> {
          if (before.status() == PROCESSING) {
            processing.countDown();
            await(cancelled);
          }
        });
    Future<IngestionReport> run = runs.submit(this::sync);
    processing.await();

    cancellation.cancel();
    cancelled.countDown();
    promptly(run);

    assertThat(bench.files.all().stream().map(ProcessedFile::status).filter(PROCESSED::equals))
        .hasSize(2);
    assertThat(bench.reader.framesRead()).isEqualTo(2);
  }

  @Test
  void interruptsTheListingAndReportsWhatIsKnown() throws Exception {
    bench.fillArchive(2);
    CountDownLatch listing = new CountDownLatch(1);
    bench.archive.scriptDay(
        DAY.plusDays(1),
        () -> {
          listing.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ArchiveUnavailableException("Interrupted.", e);
          }
        });
    TimeWindow fourDays = new TimeWindow(WINDOW.start(), WINDOW.end().plus(Duration.ofDays(3)));
    Future<IngestionReport> run =
        runs.submit(
            () ->
                bench
                    .observationSync(2, 1)
                    .run(Instrument.C3, fourDays, ProgressListener.NONE, cancellation));
    listing.await();

    cancellation.cancel();
    IngestionReport report = promptly(run);

    assertThat(report.discovered()).isEqualTo(2);
    assertThat(report.listingFailures()).isEmpty();
    assertThat(bench.archive.looks()).hasSize(2);
    assertThat(bench.archive.requests()).isEmpty();
  }

  @Test
  void aRunThatIsStoppedBeforeItBeginsAsksForNothing() {
    bench.fillArchive(2);
    cancellation.cancel();

    assertThat(sync().discovered()).isZero();

    assertThat(bench.archive.looks()).isEmpty();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void aFullDiskEndsTheRunWhereverItIsNoticed() {
    List<FrameId> ids = bench.fillArchive(10);
    bench.store.failToKeep(ids.get(4));

    assertThatThrownBy(this::sync)
        .isInstanceOf(StorageException.class)
        .hasMessage("The disk is full.");
    Lawful.assertAtRest(bench);
    assertThat(bench.files.get(ids.get(4)).downloadAttempts()).isZero();

    bench.store.repair();
    bench.store.failToPicture(ids.get(4));
    assertThatThrownBy(this::sync)
        .isInstanceOf(StorageException.class)
        .hasMessage("The disk is full.");
    Lawful.assertAtRest(bench);

    bench.store.repair();
    assertThat(sync().failed()).isEmpty();
    assertThat(bench.files.all()).hasSize(10).allMatch(file -> file.status() == PROCESSED);
  }

  @Test
  void aFullDiskInterruptsTheOtherDownloads() throws Exception {
    List<FrameId> ids = bench.fillArchive(2);
    CountDownLatch begun = new CountDownLatch(1);
    bench.archive.script(ids.get(0), bench.archive.blocked(begun, never));
    bench.archive.script(
        ids.get(1),
        (_, _) -> {
          begun.await();
          throw new IOException("No space left on device");
        });

    Future<IngestionReport> run = runs.submit(this::sync);

    assertThatThrownBy(() -> promptly(run)).hasCauseInstanceOf(StorageException.class);
    assertThat(bench.status(ids.get(0))).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.files.get(ids.get(0)).downloadAttempts()).isZero();
  }

  @Test
  void anUnreachableArchiveIsNotMistakenForAStop() {
    bench.archive.failListings(Optional.of(new ArchiveUnavailableException("No route to host.")));

    assertThatThrownBy(this::sync).isInstanceOf(ArchiveUnavailableException.class);
  }

  @Test
  void twoRunsOverTheSameFilesShareTheWork() throws Exception {
    List<FrameId> ids = bench.fillArchive(20);

    CompletableFuture<IngestionReport> one = CompletableFuture.supplyAsync(this::sync, runs);
    CompletableFuture<IngestionReport> other = CompletableFuture.supplyAsync(this::sync, runs);

    assertThat(one.get().processed() + other.get().processed()).isEqualTo(20);
    assertThat(bench.archive.requests()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(bench.files.all()).allMatch(file -> file.status() == PROCESSED);
  }

  private static boolean awaitsForAMoment(CountDownLatch latch) {
    try {
      return latch.await(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
