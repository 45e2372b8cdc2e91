package org.comethunter.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.application.memory.Workbench.frame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.memory.Lawful;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A raw file that was damaged, and an archive that does not bring another at once. */
@Timeout(20)
class DamagedFileSyncTest {
  @TempDir Path home;
  private Workbench bench;
  private FrameId id;
  private byte[] sound;
  private byte[] damaged;
  private List<ProcessedFile> rows;

  @BeforeEach
  void damageAFile() throws IOException {
    bench = new Workbench(home);
    id = bench.fillArchive(3).get(1);
    sync(1);
    rows = bench.files.all();
    sound = frame(1).bytes();
    damaged = sound.clone();
    damaged[damaged.length - 1] ^= 1;
    bench.writeRaw(id, damaged);
    bench.archive.forget();
  }

  private IngestionReport sync(int attempts) {
    return bench
        .observationSync(4, attempts)
        .run(Instrument.C3, WINDOW, ProgressListener.NONE, new Cancellation());
  }

  private void isAsItWas() {
    assertThat(bench.files.all()).isEqualTo(rows);
    assertThat(bench.store.raw(id)).hasBinaryContent(damaged);
    assertThat(bench.store.filesEnding(".part")).isEmpty();
  }

  private void isMendedBy(IngestionReport report) {
    assertThat(report.isComplete()).isTrue();
    assertThat(report.alreadyPresent()).isEqualTo(2);
    assertThat(report.downloaded()).isEqualTo(1);
    assertThat(report.processed()).isEqualTo(1);
    assertThat(bench.store.raw(id)).hasBinaryContent(sound);
    Lawful.assertAtRest(bench);
  }

  @Test
  void staysWithItsRowWhileTheArchiveIsDown() {
    bench.archive.failListings(
        Optional.of(new ArchiveUnavailableException("The archive cannot be reached.")));

    assertThatThrownBy(() -> sync(1)).isInstanceOf(ArchiveUnavailableException.class);

    isAsItWas();
    bench.archive.failListings(Optional.empty());
    isMendedBy(sync(1));
  }

  @Test
  void staysWithItsRowWhileTheFileCannotBeFetchedAndIsReported() {
    bench.archive.script(
        id,
        ScriptedArchive.unavailable(),
        ScriptedArchive.missing(),
        ScriptedArchive.bytes(frame(1).tornBytes()));
    for (int run = 0; run < 3; run++) {
      IngestionReport report = sync(1);

      assertThat(report.alreadyPresent()).isEqualTo(2);
      assertThat(report.failed()).containsOnlyKeys(id);
      assertThat(report.failed().get(id)).contains("missing or damaged, and could not be fetched");
      isAsItWas();
    }
    isMendedBy(sync(1));
  }

  @Test
  void isTriedSeveralTimesInOneRunUnlessThatIsOfNoUse() {
    bench.archive.script(id, ScriptedArchive.missing());
    assertThat(sync(3).isComplete()).isFalse();
    assertThat(bench.archive.requests()).hasSize(1);

    bench.archive.script(id, ScriptedArchive.unavailable(), ScriptedArchive.unavailable());
    isMendedBy(sync(3));
    assertThat(bench.archive.requests()).hasSize(4);
  }
}
