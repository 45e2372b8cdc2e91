package org.comethunter.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.NOON;
import static org.comethunter.application.memory.Workbench.frame;
import static org.comethunter.domain.file.FileStatus.DISCOVERED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.IGNORE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.TestFrame;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DownloadServiceTest {
  @TempDir Path home;
  private Workbench bench;
  private FrameId id;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
    id = bench.discovered(0, frame(0));
  }

  @AfterEach
  void leavesNothingTemporaryAndNoInterruption() {
    assertThat(bench.store.filesEnding(".part")).isEmpty();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void bringsAFileAndRecordsWhatItGot() {
    Instant modifiedAt = NOON.minusSeconds(77);
    bench.archive.modified(id, NOON, modifiedAt);

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.DOWNLOADED);

    ProcessedFile file = bench.files.get(id);
    assertThat(file.status()).isEqualTo(DOWNLOADED);
    assertThat(file.claimedAt()).isEmpty();
    assertThat(file.raw()).contains(bench.store.describe(bench.store.raw(id)));
    assertThat(file.rawModifiedAt()).contains(modifiedAt);
    assertThat(bench.store.raw(id)).hasBinaryContent(frame(0).bytes());
  }

  @Test
  void ownsTheFileWhileItArrives() {
    List<ProcessedFile> meanwhile = new ArrayList<>();
    bench.archive.script(
        id,
        (_, _) -> {
          meanwhile.add(bench.files.get(id));
          throw new IOException("no matter");
        });

    assertThatThrownBy(() -> bench.downloads.download(id)).isInstanceOf(StorageException.class);

    assertThat(meanwhile).singleElement().extracting(ProcessedFile::status).isEqualTo(DOWNLOADING);
    assertThat(meanwhile.getFirst().claimedAt()).contains(NOON);
    assertThat(meanwhile.getFirst().downloadAttempts()).isEqualTo(1);
  }

  @Test
  void onlyAServerThatIsBusyMayBeTriedAgainSoonNotATornFile() {
    bench.archive.script(
        id, ScriptedArchive.unavailable(), ScriptedArchive.bytes(frame(0).tornBytes()));

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.FAILED_FOR_NOW);
    assertThat(bench.files.get(id).reason()).contains("The server is too busy.");
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.FAILED);
    assertThat(bench.files.get(id).reason()).contains("It is cut short.");
    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.store.raw(id)).doesNotExist();
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
  }

  @Test
  void aMissingFileOrAWebPageIsNotTriedAgainAtOnce() {
    bench.archive.script(id, ScriptedArchive.missing(), ScriptedArchive.webPage());

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.FAILED);
    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.FAILED);
    assertThat(bench.files.get(id).reason()).contains("The answer is a web page.");
  }

  @Test
  void theLastAttemptGivesTheFileUp() {
    bench.archive.script(
        id,
        ScriptedArchive.unavailable(),
        ScriptedArchive.unavailable(),
        ScriptedArchive.unavailable());

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.FAILED_FOR_NOW);
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.FAILED_FOR_NOW);
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.FAILED);

    assertThat(bench.status(id)).isEqualTo(IGNORE);
    assertThat(bench.files.get(id).downloadAttempts()).isEqualTo(3);
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.NOT_MINE);
    assertThat(bench.archive.requests()).hasSize(3);
  }

  @Test
  void anUnforeseenFailureIsAFailedAttemptAndCannotGoOnForEver() {
    bench.archive.script(
        id,
        (_, _) -> {
          throw new IllegalArgumentException("Comma expected.");
        });

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.FAILED);

    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.files.get(id).downloadAttempts()).isEqualTo(1);
    assertThat(bench.files.get(id).reason()).contains("Comma expected.");
  }

  @Test
  void aFileOfAnotherKindIsDownloadedAllTheSame() {
    FrameId other = bench.discovered(1, frame(1).withCamera("EIT"));

    assertThat(bench.downloads.download(other)).isEqualTo(DownloadOutcome.DOWNLOADED);
  }

  @Test
  void adoptsASoundFileThatIsThere() throws IOException {
    bench.writeRaw(id, frame(0).bytes());

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.ALREADY_ON_DISK);

    assertThat(bench.status(id)).isEqualTo(DOWNLOADED);
    assertThat(bench.files.get(id).raw()).contains(bench.store.describe(bench.store.raw(id)));
    assertThat(bench.archive.requests()).isEmpty();
  }

  @Test
  void adoptsAFileThatADeadWorkerHadKept() throws IOException {
    bench.archive.script(id, ScriptedArchive.unavailable());
    bench.downloads.download(id);
    bench.archive.forget();
    bench.writeRaw(id, frame(0).bytes());

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.ALREADY_ON_DISK);

    assertThat(bench.status(id)).isEqualTo(DOWNLOADED);
    assertThat(bench.archive.requests()).isEmpty();
  }

  @Test
  void fetchesAFileAnewThatIsThereButDamaged() throws IOException {
    bench.writeRaw(id, frame(0).tornBytes());

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.DOWNLOADED);

    assertThat(bench.store.raw(id)).hasBinaryContent(frame(0).bytes());
    assertThat(bench.archive.requests()).containsExactly(id);
  }

  @Test
  void aDamagedFileThatIsThereStaysUntilABetterOneIsComplete() throws IOException {
    bench.writeRaw(id, frame(0).tornBytes());
    bench.archive.script(id, ScriptedArchive.unavailable());

    bench.downloads.download(id);

    assertThat(bench.store.raw(id)).hasBinaryContent(frame(0).tornBytes());
    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
  }

  @Test
  void interruptionGivesTheClaimBackThoughTheDatabaseIsInterruptedToo() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    bench.archive.script(id, bench.archive.blocked(begun, new CountDownLatch(1)));
    List<DownloadOutcome> outcomes = Collections.synchronizedList(new ArrayList<>());
    List<Boolean> flags = Collections.synchronizedList(new ArrayList<>());
    Thread worker =
        Thread.ofVirtual()
            .start(
                () -> {
                  outcomes.add(bench.downloads.download(id));
                  flags.add(Thread.currentThread().isInterrupted());
                });
    begun.await();

    worker.interrupt();
    worker.join();

    assertThat(outcomes).containsExactly(DownloadOutcome.INTERRUPTED);
    assertThat(flags).containsExactly(true);
    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.files.get(id).downloadAttempts()).isZero();
  }

  @Test
  void aDiskThatFailsBecauseOfAnInterruptionIsNotBroken() {
    bench.archive.script(
        id,
        (_, _) -> {
          Thread.currentThread().interrupt();
          throw new IOException("closed by interrupt");
        });

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.INTERRUPTED);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.files.get(id).downloadAttempts()).isZero();
  }

  @Test
  void anInterruptedThreadBeginsNothing() {
    Thread.currentThread().interrupt();

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.INTERRUPTED);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(bench.status(id)).isEqualTo(DISCOVERED);
    assertThat(bench.archive.requests()).isEmpty();
  }

  @Test
  void aFullDiskIsNotTheFilesFault() {
    bench.store.failToKeep(id);

    assertThatThrownBy(() -> bench.downloads.download(id))
        .isInstanceOf(StorageException.class)
        .hasMessage("The disk is full.");

    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.files.get(id).downloadAttempts()).isZero();
    assertThat(bench.files.get(id).claimedAt()).isEmpty();
  }

  @Test
  void aFileOnDiskThatCannotBeReadGivesTheClaimBackToo() throws IOException {
    bench.archive.script(id, ScriptedArchive.unavailable());
    bench.downloads.download(id);
    Files.createDirectories(bench.store.raw(id));

    assertThatThrownBy(() -> bench.downloads.download(id)).isInstanceOf(StorageException.class);

    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.files.get(id).downloadAttempts()).isEqualTo(1);
  }

  @Test
  void aSlowWorkerWhoseClaimWasTakenOverDoesNoHarm() {
    bench.archive.script(
        id,
        (_, into) -> {
          into.write(frame(0).bytes());
          bench.clock.advance(Duration.ofMinutes(6));
          bench.recovery.releaseStaleClaims();
          return ScriptedArchive.bytes(new byte[0]).serve(id, into);
        });

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.NOT_MINE);

    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
  }

  @Test
  void ofTwoThatWantOneFileOneGetsIt() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    bench.files.beforeWrite(
        (_, after) -> {
          if (after.status() == DOWNLOADING) {
            await(together);
          }
        });
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<DownloadOutcome> one = workers.submit(() -> bench.downloads.download(id));
      Future<DownloadOutcome> other = workers.submit(() -> bench.downloads.download(id));
      assertThat(List.of(one.get(), other.get()))
          .containsExactlyInAnyOrder(DownloadOutcome.DOWNLOADED, DownloadOutcome.NOT_MINE);
    }
    assertThat(bench.archive.requests()).containsExactly(id);
    assertThat(bench.status(id)).isEqualTo(DOWNLOADED);
  }

  @Test
  void aFileThatAnotherIsDownloadingIsLeftToIt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    bench.archive.script(id, bench.archive.blocked(begun, release));
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<DownloadOutcome> first = workers.submit(() -> bench.downloads.download(id));
      begun.await();
      assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.NOT_MINE);
      release.countDown();
      assertThat(first.get()).isEqualTo(DownloadOutcome.DOWNLOADED);
    }
  }

  @Test
  void registersWhatIsNewAndLeavesWhatIsKnown() {
    bench.downloads.download(id);
    TestFrame second = frame(1);
    bench.metadataRows.addNew(List.of(second.line(Workbench.id(1))));

    int added = bench.downloads.register(List.of(frame(0).line(id), second.line(Workbench.id(1))));

    assertThat(added).isEqualTo(1);
    assertThat(bench.status(id)).isEqualTo(DOWNLOADED);
    assertThat(bench.status(Workbench.id(1))).isEqualTo(DISCOVERED);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
