package org.comethunter.application.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.application.memory.Workbench.NOON;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.application.memory.Workbench.frame;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.TestFrame;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementsTest {
  private static final Instant LATER = NOON.plus(Duration.ofHours(2));
  private static final TestFrame BETTER = frame(0).withBody("better").withExposureAndRoll(17, 180);

  @TempDir Path home;
  private Workbench bench;
  private FrameId id;

  /** A processed file whose folder row and Last-Modified agree. */
  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
    id = bench.discovered(0, frame(0));
    bench.archive.modified(id, NOON, NOON.plusSeconds(13));
    bench.metadataRows.update(id, _ -> frame(0).line(id).modified(NOON));
    bench.downloads.download(id);
    bench.processing.decide(id);
    bench.processing.process(id);
    bench.archive.forget();
  }

  private Map<FrameId, FileMetadata> look() {
    return bench.replacements.among(
        bench.metadata.sync(Instrument.C3, WINDOW, () -> {}, new Cancellation()).files());
  }

  private void replace(Instant row) {
    bench.archive.replace(id, BETTER.bytes());
    bench.archive.modified(id, row, row.plusSeconds(13));
  }

  @Test
  void aFileWhoseRowDidNotChangeIsNotReplaced() {
    assertThat(look()).isEmpty();
  }

  @Test
  void aLaterRowIsAReplacement() {
    replace(LATER);

    assertThat(look()).containsOnlyKeys(id);
    assertThat(look()).as("until it has been fetched").containsOnlyKeys(id);
  }

  @Test
  void anEarlierRowIsJustRemembered() {
    bench.archive.modified(id, NOON.minusSeconds(60), NOON);

    assertThat(look()).isEmpty();
    assertThat(bench.metadataRows.find(id).orElseThrow().modifiedAt())
        .contains(NOON.minusSeconds(60));
  }

  @Test
  void aRowThatIsNotLaterThanTheDownloadIsJustRemembered() {
    bench.metadataRows.update(id, _ -> frame(0).line(id).modified(NOON.minusSeconds(600)));

    assertThat(look()).isEmpty();
    assertThat(bench.metadataRows.find(id).orElseThrow().modifiedAt()).contains(NOON);
  }

  @Test
  void aRowThatHadNoTimeBeforeIsAReplacementIfItIsLaterThanTheDownload() {
    bench.metadataRows.update(id, _ -> frame(0).line(id));
    replace(LATER);

    assertThat(look()).containsOnlyKeys(id);
  }

  @Test
  void aRowThatHadNoTimeBeforeIsJustRememberedIfTheDownloadHadNoneEither() {
    bench.metadataRows.update(id, _ -> frame(0).line(id));
    ProcessedFile dated = bench.files.get(id);
    StoredFile raw = dated.raw().orElseThrow();
    bench.files.put(dated.pictureLost("for the test").replaced(raw, Optional.empty()));
    bench.processing.process(id);
    replace(LATER);

    assertThat(look()).isEmpty();
    assertThat(bench.metadataRows.find(id).orElseThrow().modifiedAt()).contains(LATER);
  }

  @Test
  void whatIsKnownByNowDecides() {
    bench.metadataRows.update(id, known -> known.modified(LATER.plusSeconds(60)));
    replace(LATER);
    bench.metadataRows.beforeNextChange(
        () -> bench.metadataRows.update(id, known -> known.modified(NOON)));

    assertThat(look()).as("the row is later after all").containsOnlyKeys(id);
    assertThat(bench.metadataRows.find(id).orElseThrow().modifiedAt()).contains(NOON);
  }

  @Test
  void whatTheHeaderSaidMeanwhileIsNotForgotten() {
    bench.metadataRows.update(id, _ -> frame(0).line(id));
    bench.metadataRows.beforeNextChange(
        () -> bench.metadataRows.update(id, known -> known.confirmedByHeader(17, 1024, 1024, 180)));

    assertThat(look()).isEmpty();

    FileMetadata known = bench.metadataRows.find(id).orElseThrow();
    assertThat(known.modifiedAt()).contains(NOON);
    assertThat(known.rollDegrees()).hasValue(180);
  }

  @Test
  void aReplacementOfAFileStillOnItsWayIsNotForgotten() {
    ProcessedFile processed = bench.files.get(id);
    bench.files.put(processed.pictureLost("for the test").retryProcessing().beginProcessing(NOON));
    replace(LATER);

    assertThat(look()).as("another works on it").isEmpty();

    bench.files.put(processed);
    assertThat(look()).containsOnlyKeys(id);
  }

  @Test
  void theBetterFileTakesThePlaceOfTheOld() {
    replace(LATER);
    FileMetadata row = look().get(id);

    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
    bench.replacements.settled(row);

    assertThat(bench.status(id)).isEqualTo(READY);
    assertThat(bench.store.raw(id)).hasBinaryContent(BETTER.bytes());
    assertThat(bench.files.get(id).raw()).contains(bench.store.describe(bench.store.raw(id)));
    assertThat(bench.files.get(id).rawModifiedAt()).contains(LATER.plusSeconds(13));
    assertThat(bench.processing.process(id)).isEqualTo(PROCESSED);
    assertThat(look()).isEmpty();
    FileMetadata known = bench.metadataRows.find(id).orElseThrow();
    assertThat(known.modifiedAt()).contains(LATER);
    assertThat(known.exposureSeconds()).as("of the better file's header").isEqualTo(17);
    assertThat(known.rollDegrees()).hasValue(180);
  }

  @Test
  void aFileWhoseRowMovedButWhichDidNotChangeIsNotFetchedAgain() {
    Instant downloaded = bench.files.get(id).rawModifiedAt().orElseThrow();
    bench.archive.modified(id, LATER, downloaded);
    FileMetadata row = look().get(id);
    ProcessedFile before = bench.files.get(id);

    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.ALREADY_ON_DISK);
    bench.replacements.settled(row);

    assertThat(bench.files.get(id)).isEqualTo(before);
    assertThat(bench.store.filesEnding(".part")).isEmpty();
    assertThat(look()).isEmpty();
  }

  @Test
  void theOldFileAndPictureStayWhenTheFetchFails() throws IOException {
    replace(LATER);
    ProcessedFile before = bench.files.get(id);
    byte[] picture = Files.readAllBytes(bench.store.picture(id));
    bench.archive.script(
        id,
        ScriptedArchive.unavailable(),
        ScriptedArchive.missing(),
        ScriptedArchive.webPage(),
        ScriptedArchive.bytes(BETTER.tornBytes()));

    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.FAILED_FOR_NOW);
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.FAILED);
    }

    assertThat(bench.files.get(id)).isEqualTo(before);
    assertThat(bench.store.raw(id)).hasBinaryContent(frame(0).bytes());
    assertThat(bench.store.picture(id)).hasBinaryContent(picture);
    assertThat(bench.store.filesEnding(".part")).isEmpty();
    assertThat(look()).as("tried again later").containsOnlyKeys(id);
  }

  @Test
  void aRefreshBrokenOffBetweenItsTwoWritesIsTakenUpAgain() {
    bench.files.put(bench.files.get(id).pictureLost("The archive replaced the file."));
    replace(LATER);

    assertThat(look()).containsOnlyKeys(id);
    assertThat(bench.status(id)).isEqualTo(PROCESSING_FAILED);
    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.DOWNLOADED);
    assertThat(bench.status(id)).isEqualTo(READY);
    assertThat(bench.store.raw(id)).hasBinaryContent(BETTER.bytes());
  }

  @Test
  void onlyFinishedFilesAreRefreshed() {
    FrameId other = bench.downloaded(1, frame(1));
    bench.archive.forget();

    assertThat(bench.downloads.refresh(other)).isEqualTo(DownloadOutcome.NOT_MINE);

    assertThat(bench.archive.requests()).isEmpty();
  }

  @Test
  void twoRefreshesOfOneFileDoNotGetInEachOthersWay() {
    replace(LATER);
    List<DownloadOutcome> inner = new ArrayList<>();
    bench.archive.script(
        id,
        (frameId, into) -> {
          inner.add(bench.downloads.refresh(id));
          return ScriptedArchive.bytes(BETTER.bytes()).serve(frameId, into);
        });

    assertThat(bench.downloads.refresh(id)).isEqualTo(DownloadOutcome.DOWNLOADED);

    assertThat(inner).containsExactly(DownloadOutcome.NOT_MINE);
    assertThat(bench.archive.requests()).containsExactly(id);
  }
}
