package org.comethunter.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.application.memory.ScriptedArchive.unavailable;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.application.memory.Workbench.id;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.memory.Lawful;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.picture.PictureRecipe;
import org.comethunter.domain.picture.PictureSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ingestion where pictures show what differs from the frame before. */
@Timeout(20)
class NeighbourSyncTest {
  @TempDir Path home;
  private Workbench bench;

  @BeforeEach
  void setUp() {
    PictureSettings pictures = PictureSettings.of(FilterKind.RUNNING_DIFFERENCE).scaled(0.1);
    bench = new Workbench(home, new StandardPictures(pictures, pictures, FilterSettings.DEFAULT));
  }

  private IngestionReport sync() {
    return bench
        .observationSync(4, 2)
        .run(Instrument.C3, WINDOW, ProgressListener.NONE, new Cancellation());
  }

  @Test
  void everyFrameButTheFirstIsComparedWhateverComesFirst() {
    List<FrameId> ids = bench.fillArchive(5);
    // the frames before come last
    bench.archive.script(ids.get(0), unavailable());
    bench.archive.script(ids.get(2), unavailable());
    assertThat(sync().processed()).isEqualTo(5);
    Lawful.assertAtRest(bench);
    for (FrameId id : ids.subList(1, 5)) {
      assertThat(text(id, "Compared With")).isPresent();
      assertThat(text(id, PictureRecipe.EMPTY)).isEmpty();
    }
    assertThat(text(ids.get(0), PictureRecipe.EMPTY).orElseThrow())
        .startsWith("There is no previous frame");
  }

  private Optional<String> text(FrameId id, String keyword) {
    return Optional.ofNullable(bench.store.pictureTexts(id).get(keyword));
  }

  @Test
  void anEmptyPictureIsMadeAgainWhenTheFrameBeforeIsThere() {
    List<FrameId> ids = bench.fillArchive(2);
    bench.archive.script(ids.get(0), unavailable(), unavailable());
    assertThat(sync().processed()).isEqualTo(1);
    assertThat(text(ids.get(1), PictureRecipe.EMPTY)).isPresent();
    assertThat(sync().processed()).isEqualTo(2);
    assertThat(text(ids.get(1), PictureRecipe.EMPTY)).isEmpty();
    assertThat(text(ids.get(1), "Compared With")).isPresent();
  }

  @Test
  void picturesThatWereMadeOtherwiseAreSentBack() {
    bench.fillArchive(3);
    sync();
    RecoveryService now =
        new RecoveryService(
            bench.store,
            bench.files,
            StandardPictures.DEFAULT,
            Workbench.POLICY,
            Workbench.POLICY,
            bench.events,
            bench.clock);
    assertThat(now.checkFrames(Instrument.C3, WINDOW, false, new Cancellation())).isEmpty();
    assertThat(bench.status(id(1))).isEqualTo(PROCESSED);
    assertThat(now.checkFrames(Instrument.C3, WINDOW, true, new Cancellation())).isEmpty();
    assertThat(bench.files.all()).extracting(ProcessedFile::status).containsOnly(PROCESSING_FAILED);
    assertThat(sync().processed()).isEqualTo(3);
  }

  @Test
  void aFrameThatCannotBeFetchedHoldsBackNoOther() {
    List<FrameId> ids = bench.fillArchive(3);
    bench.archive.script(ids.get(1), unavailable(), unavailable());
    IngestionReport report = sync();
    assertThat(report.processed()).isEqualTo(2);
    assertThat(report.failed()).containsOnlyKeys(id(1));
    assertThat(bench.status(ids.get(2))).isEqualTo(PROCESSED);
  }
}
