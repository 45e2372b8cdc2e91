package org.comethunter.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.application.memory.ScriptedArchive.unavailable;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.application.memory.Workbench.id;
import static org.comethunter.domain.file.FileStatus.PROCESSED;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.comethunter.application.memory.Lawful;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.instrument.Instrument;
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
  void everyFrameButTheFirstIsComparedWhateverComesFirst() throws IOException {
    List<FrameId> ids = bench.fillArchive(5);
    // the frames before come last
    bench.archive.script(ids.get(0), unavailable());
    bench.archive.script(ids.get(2), unavailable());
    assertThat(sync().processed()).isEqualTo(5);
    Lawful.assertAtRest(bench);
    String compared = Files.readString(bench.store.picture(ids.get(1)));
    for (FrameId id : ids.subList(1, 5)) {
      assertThat(bench.store.picture(id)).hasContent(compared);
    }
    assertThat(bench.store.picture(ids.get(0)))
        .as("it has no frame before it, and says so")
        .isNotEmptyFile()
        .content()
        .isNotEqualTo(compared);
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
