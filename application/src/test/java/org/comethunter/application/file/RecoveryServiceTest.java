package org.comethunter.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.application.memory.Workbench.NOON;
import static org.comethunter.application.memory.Workbench.POLICY;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.application.memory.Workbench.frame;
import static org.comethunter.domain.file.FileStatus.ABANDONED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.IGNORE;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.comethunter.application.memory.DiskFrameStore;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryServiceTest {
  @TempDir Path home;
  private Workbench bench;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
  }

  private FrameId downloadingSince(int number, Instant claimedAt) {
    FrameId id = bench.discovered(number, frame(number));
    bench.files.put(bench.files.get(id).beginDownload(claimedAt));
    return id;
  }

  private FrameId processingSince(int number, Instant claimedAt) {
    FrameId id = bench.ready(number, frame(number));
    bench.files.put(bench.files.get(id).beginProcessing(claimedAt));
    return id;
  }

  private Set<FrameId> checkFrames(boolean compareHashes) {
    return bench.recovery.checkFrames(Instrument.C3, WINDOW, compareHashes, new Cancellation());
  }

  @Test
  void takesBackClaimsThatAreTooOldAndNoYoungerOnes() {
    Instant limit = NOON.minus(POLICY.claimLimit());
    FrameId oldDownload = downloadingSince(0, limit.minusMillis(1));
    FrameId youngDownload = downloadingSince(1, limit);
    FrameId oldProcessing = processingSince(2, limit.minusMillis(1));
    FrameId youngProcessing = processingSince(3, limit);

    assertThat(bench.recovery.releaseStaleClaims())
        .containsExactlyInAnyOrder(oldDownload, oldProcessing);

    assertThat(bench.status(oldDownload)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.files.get(oldDownload).downloadAttempts()).isEqualTo(1);
    assertThat(bench.files.get(oldDownload).claimedAt()).isEmpty();
    assertThat(bench.status(oldProcessing)).isEqualTo(PROCESSING_FAILED);
    assertThat(bench.files.get(oldProcessing).processingAttempts()).isEqualTo(1);
    assertThat(bench.status(youngDownload)).isEqualTo(DOWNLOADING);
    assertThat(bench.status(youngProcessing)).isEqualTo(PROCESSING);
  }

  @Test
  void takesBackEveryClaimOfADeadProcess() {
    FrameId download = downloadingSince(0, NOON);
    FrameId processing = processingSince(1, NOON);
    FrameId untouched = bench.downloaded(2, frame(2));

    assertThat(bench.recovery.releaseAllClaims()).containsExactlyInAnyOrder(download, processing);

    assertThat(bench.status(download)).isEqualTo(DOWNLOADING_FAILED);
    assertThat(bench.status(processing)).isEqualTo(PROCESSING_FAILED);
    assertThat(bench.status(untouched)).isEqualTo(DOWNLOADED);
  }

  @Test
  void givesUpWhatKillsItsWorkersAgainAndAgain() {
    FrameId download = bench.discovered(0, frame(0));
    FrameId processing = bench.ready(1, frame(1));
    for (int attempt = 1; attempt <= POLICY.maxAttempts(); attempt++) {
      bench.files.put(bench.files.get(download).beginDownload(NOON));
      bench.files.put(bench.files.get(processing).beginProcessing(NOON));
      bench.recovery.releaseAllClaims();
      bench.processing.retry(processing);
    }

    assertThat(bench.status(download)).isEqualTo(IGNORE);
    assertThat(bench.status(processing)).isEqualTo(ABANDONED);
  }

  @Test
  void discardsWhatTheDeadWorkerHadBegunToWrite() throws IOException {
    FrameId download = downloadingSince(0, NOON);
    FrameId processing = processingSince(1, NOON);
    Workbench.write(DiskFrameStore.part(bench.store.raw(download)), new byte[7]);
    Workbench.write(DiskFrameStore.part(bench.store.picture(processing)), new byte[7]);

    bench.recovery.releaseAllClaims();

    assertThat(bench.store.filesEnding(".part")).isEmpty();
    assertThat(bench.store.raw(processing)).exists();
  }

  @Test
  void finishedFramesThatAreAsRecordedStayAsTheyAre() {
    FrameId id = bench.processed(0, frame(0));
    ProcessedFile before = bench.files.get(id);

    assertThat(checkFrames(true)).isEmpty();

    assertThat(bench.files.get(id)).isEqualTo(before);
  }

  @Test
  void aLostPictureIsMadeAgain() throws IOException {
    FrameId id = bench.processed(0, frame(0));
    Files.delete(bench.store.picture(id));

    assertThat(checkFrames(false)).isEmpty();

    assertThat(bench.status(id)).isEqualTo(PROCESSING_FAILED);
    assertThat(bench.files.get(id).reason()).contains("The picture is missing or damaged.");
    bench.processing.retry(id);
    assertThat(bench.processing.process(id)).isEqualTo(PROCESSED);
    assertThat(bench.archive.requests()).containsExactly(id);
  }

  @Test
  void aPictureDamagedWithinItsLengthIsNoticedByItsHash() throws IOException {
    FrameId id = bench.processed(0, frame(0));
    byte[] damaged = Files.readAllBytes(bench.store.picture(id));
    damaged[0]++;
    Workbench.write(bench.store.picture(id), damaged);

    assertThat(checkFrames(false)).isEmpty();
    assertThat(bench.status(id)).isEqualTo(PROCESSED);
    assertThat(checkFrames(true)).isEmpty();
    assertThat(bench.status(id)).isEqualTo(PROCESSING_FAILED);
  }

  @Test
  void aFrameWhoseRawFileIsLostStaysUntilItIsFetchedAnew() throws IOException {
    FrameId id = bench.processed(0, frame(0));
    ProcessedFile before = bench.files.get(id);
    Files.delete(bench.store.raw(id));

    assertThat(checkFrames(false)).containsExactly(id);

    assertThat(bench.files.get(id)).isEqualTo(before);
    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
    assertThat(bench.status(id)).isEqualTo(READY);
  }

  @Test
  void aRawFileDamagedWithinItsLengthStaysUntilASoundOneHasArrived() throws IOException {
    FrameId id = bench.processed(0, frame(0).withBody("abc"));
    ProcessedFile before = bench.files.get(id);
    byte[] damaged = frame(0).withBody("abd").bytes();
    bench.writeRaw(id, damaged);

    assertThat(checkFrames(true)).containsExactly(id);

    bench.archive.script(id, ScriptedArchive.unavailable(), ScriptedArchive.missing());
    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.FAILED_FOR_NOW);
    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.FAILED);
    assertThat(bench.files.get(id)).isEqualTo(before);
    assertThat(bench.store.raw(id)).hasBinaryContent(damaged);
    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
    assertThat(bench.store.raw(id)).hasBinaryContent(frame(0).withBody("abc").bytes());
  }

  @Test
  void checksOnlyTheWindowAndOnlyUntilStopped() throws IOException {
    FrameId id = bench.processed(0, frame(0));
    Files.delete(bench.store.picture(id));
    Cancellation stopped = new Cancellation();
    stopped.cancel();

    assertThat(bench.recovery.checkFrames(Instrument.C3, WINDOW, true, stopped)).isEmpty();
    assertThat(bench.recovery.checkFrames(Instrument.C2, WINDOW, true, new Cancellation()))
        .isEmpty();
    assertThat(bench.status(id)).isEqualTo(PROCESSED);
  }

  @Test
  void doesNotCountAFrameThatAnotherWorkerTookMeanwhile() throws IOException {
    FrameId id = bench.processed(0, frame(0));
    Files.delete(bench.store.picture(id));
    bench.files.beforeWrite(
        (before, _) -> {
          bench.files.beforeWrite((_, _) -> {});
          bench.files.put(before.pictureLost("The other was quicker."));
        });

    assertThat(checkFrames(false)).isEmpty();

    assertThat(bench.files.get(id).reason()).contains("The other was quicker.");
  }

  @Test
  void aLongerLimitKeepsAClaimLonger() {
    FrameId id = downloadingSince(0, NOON);

    bench.clock.advance(POLICY.claimLimit());
    assertThat(bench.recovery.releaseStaleClaims()).isEmpty();
    bench.clock.advance(Duration.ofMillis(1));
    assertThat(bench.recovery.releaseStaleClaims()).hasSize(1);

    assertThat(bench.status(id)).isEqualTo(DOWNLOADING_FAILED);
  }
}
