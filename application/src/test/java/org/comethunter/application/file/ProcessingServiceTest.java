package org.comethunter.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.NOON;
import static org.comethunter.application.memory.Workbench.frame;
import static org.comethunter.domain.file.FileStatus.ABANDONED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;
import static org.comethunter.domain.file.FileStatus.SKIPPED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.comethunter.application.memory.TestFrame;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.RetryPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ProcessingServiceTest {
  @TempDir Path home;
  private Workbench bench;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
  }

  @Test
  void aNormalFrameIsReadyAndItsMetadataConfirmed() {
    FrameId id = bench.downloaded(0, frame(0).withExposureAndRoll(18.2, 179.6));

    assertThat(bench.processing.decide(id)).isEqualTo(READY);

    assertThat(bench.status(id)).isEqualTo(READY);
    assertThat(bench.files.get(id).downloadAttempts()).isZero();
    assertThat(bench.metadataRows.find(id).orElseThrow().rollDegrees()).hasValue(179.6);
  }

  @Test
  void aFrameOfAnotherProgramIsSkippedWithTheReason() {
    FrameId id = bench.downloaded(0, frame(0).withProgram("Door Clo"));

    assertThat(bench.processing.decide(id)).isEqualTo(SKIPPED);

    assertThat(bench.files.get(id).reason().orElseThrow()).contains("Door Clo");
    assertThat(bench.metadataRows.find(id).orElseThrow().fromHeader()).isTrue();
  }

  @Test
  void aFileOfAnotherKindIsSkippedWithTheReason() {
    FrameId id = bench.downloaded(0, frame(0).withCamera("EIT"));

    assertThat(bench.processing.decide(id)).isEqualTo(SKIPPED);

    assertThat(bench.files.get(id).reason()).contains("It is of EIT.");
  }

  @Test
  void aFrameInTheOtherCamerasFolderIsSkipped() {
    FrameId id = bench.downloaded(0, frame(0).withCamera("C2"));

    assertThat(bench.processing.decide(id)).isEqualTo(SKIPPED);

    assertThat(bench.files.get(id).reason()).contains("It lies in the folder of C3 but is of C2.");
  }

  @Test
  void aRawFileThatIsMissingWhenDecidedOnIsFetchedAnew() throws IOException {
    FrameId id = bench.downloaded(0, frame(0));
    Files.delete(bench.store.raw(id));

    assertThat(bench.processing.decide(id)).isEqualTo(DOWNLOADING_FAILED);

    assertThat(bench.files.get(id).raw()).isEmpty();
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
  }

  @Test
  void aRawFileThatHasAnotherLengthIsNotAdoptedButFetchedAnew() throws IOException {
    FrameId id = bench.downloaded(0, frame(0));
    bench.writeRaw(id, frame(0).withBody("other pixels").bytes());

    assertThat(bench.processing.decide(id)).isEqualTo(DOWNLOADING_FAILED);

    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
    assertThat(bench.store.raw(id)).hasBinaryContent(frame(0).bytes());
  }

  @Test
  void aRawFileWhoseHeaderWasDamagedSinceIsFetchedAnew() throws IOException {
    FrameId id = bench.downloaded(0, frame(0));
    byte[] damaged = frame(0).bytes();
    damaged[0] = 'X';
    bench.writeRaw(id, damaged);

    assertThat(bench.processing.decide(id)).isEqualTo(DOWNLOADING_FAILED);

    assertThat(bench.files.get(id).reason()).contains("It is no frame.");
    assertThat(bench.store.raw(id)).doesNotExist();
  }

  @Test
  void makesThePictureAndRecordsIt() {
    FrameId id = bench.ready(0, frame(0));
    List<ProcessedFile> claims = new ArrayList<>();
    bench.files.beforeWrite((before, _) -> claims.add(before));

    assertThat(bench.processing.process(id)).isEqualTo(PROCESSED);

    ProcessedFile file = bench.files.get(id);
    assertThat(file.picture()).contains(bench.store.describe(bench.store.picture(id)));
    assertThat(file.processingAttempts()).isZero();
    assertThat(claims).extracting(ProcessedFile::status).containsExactly(READY, PROCESSING);
    assertThat(claims.getLast().claimedAt()).contains(NOON);
    assertThat(claims.getLast().processingAttempts()).isEqualTo(1);
  }

  @Test
  void aRawFileThatIsMissingWhenProcessedIsFetchedAnew() throws IOException {
    FrameId id = bench.ready(0, frame(0));
    Files.delete(bench.store.raw(id));

    assertThat(bench.processing.process(id)).isEqualTo(DOWNLOADING_FAILED);

    assertThat(bench.files.get(id).processingAttempts()).isZero();
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
  }

  @Test
  void anUnreadableFileThatChangedSinceItsDownloadIsFetchedAnew() throws IOException {
    FrameId id = bench.ready(0, frame(0).withBody("lucid"));
    bench.writeRaw(id, frame(0).withBody(TestFrame.NOISE).bytes());

    assertThat(bench.processing.process(id)).isEqualTo(DOWNLOADING_FAILED);

    assertThat(bench.store.raw(id)).as("kept until a sound one is there").exists();
    assertThat(bench.downloads.download(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
    assertThat(bench.store.raw(id)).hasBinaryContent(frame(0).withBody("lucid").bytes());
  }

  @Test
  void anUnreadableFileThatIsAsItWasDownloadedIsTriedAndAbandoned() {
    FrameId id = bench.ready(0, frame(0).withBody(TestFrame.NOISE));

    assertThat(bench.processing.process(id)).isEqualTo(PROCESSING_FAILED);
    assertThat(bench.files.get(id).reason()).contains("Its data make no sense.");
    assertThat(bench.processing.retry(id)).isEqualTo(READY);
    assertThat(bench.processing.process(id)).isEqualTo(PROCESSING_FAILED);
    assertThat(bench.processing.retry(id)).isEqualTo(READY);
    assertThat(bench.processing.process(id)).isEqualTo(ABANDONED);

    assertThat(bench.files.get(id).reason()).contains("Its data make no sense.");
    assertThat(bench.store.raw(id)).exists();
    assertThat(bench.archive.requests()).containsExactly(id);
  }

  @Test
  void aFileLostOnItsLastAttemptIsFetchedAnewAllTheSame() throws IOException {
    FrameId id = bench.ready(0, frame(0).withBody(TestFrame.NOISE));
    for (int attempt = 1; attempt < Workbench.POLICY.maxAttempts(); attempt++) {
      bench.processing.process(id);
      bench.processing.retry(id);
    }
    Files.delete(bench.store.raw(id));

    assertThat(bench.processing.process(id)).isEqualTo(DOWNLOADING_FAILED);
  }

  @Test
  void aFailedFileWithoutAttemptsLeftIsAbandoned() {
    FrameId id = bench.ready(0, frame(0));
    RetryPolicy patient = new RetryPolicy(99, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));
    ProcessedFile failed = bench.files.get(id);
    for (int attempt = 1; attempt <= Workbench.POLICY.maxAttempts(); attempt++) {
      failed =
          (failed.status() == READY ? failed : failed.retryProcessing())
              .beginProcessing(NOON)
              .processingFailed("Broken.", patient);
    }
    bench.files.put(failed);

    assertThat(bench.processing.retry(id)).isEqualTo(ABANDONED);
    assertThat(bench.files.get(id).reason()).contains("Broken.");
  }

  @Test
  void aFullDiskIsNotTheFramesFault() {
    FrameId id = bench.ready(0, frame(0));
    bench.store.failToPicture(id);

    assertThatThrownBy(() -> bench.processing.process(id))
        .isInstanceOf(StorageException.class)
        .hasMessage("The disk is full.");

    assertThat(bench.status(id)).isEqualTo(PROCESSING_FAILED);
    assertThat(bench.files.get(id).processingAttempts()).isZero();
    bench.store.repair();
    assertThat(bench.processing.retry(id)).isEqualTo(READY);
    assertThat(bench.processing.process(id)).isEqualTo(PROCESSED);
  }

  @Test
  void filesInAnotherStateAreLeftAlone() {
    FrameId downloaded = bench.downloaded(0, frame(0));
    FrameId processed = bench.processed(1, frame(1));

    assertThat(bench.processing.process(downloaded)).isEqualTo(DOWNLOADED);
    assertThat(bench.processing.retry(downloaded)).isEqualTo(DOWNLOADED);
    assertThat(bench.processing.decide(processed)).isEqualTo(PROCESSED);
    assertThat(bench.processing.process(processed)).isEqualTo(PROCESSED);
    assertThat(bench.reader.framesRead()).isEqualTo(1);
  }

  @Test
  void ofTwoThatWantOneFrameOneMakesIt() throws Exception {
    FrameId id = bench.ready(0, frame(0));
    CyclicBarrier together = new CyclicBarrier(2);
    bench.files.beforeWrite(
        (_, after) -> {
          if (after.status() == PROCESSING) {
            await(together);
          }
        });
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<FileStatus> one = workers.submit(() -> bench.processing.process(id));
      Future<FileStatus> other = workers.submit(() -> bench.processing.process(id));
      assertThat(List.of(one.get(), other.get())).contains(PROCESSED);
    }
    assertThat(bench.reader.framesRead()).isEqualTo(1);
    assertThat(bench.status(id)).isEqualTo(PROCESSED);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }
}
