package org.comethunter.application.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.WINDOW;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING;
import static org.comethunter.domain.file.FileStatus.PROCESSED;

import java.nio.file.Path;
import java.util.List;
import org.comethunter.application.memory.Lawful;
import org.comethunter.application.memory.ScriptedArchive;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A database that cannot be written to for a while, in the middle of a run. */
@Timeout(20)
class BrokenDatabaseTest {
  @TempDir Path home;
  private Workbench bench;
  private List<FrameId> ids;

  @BeforeEach
  void breakTheDatabaseWhileTheThirdFileArrives() {
    bench = new Workbench(home);
    ids = bench.fillArchive(4);
    bench.archive.script(
        ids.get(2),
        (id, into) -> {
          bench.faults.breakDown();
          return ScriptedArchive.bytes(new byte[0]).serve(id, into);
        });
    assertThatThrownBy(this::sync)
        .isInstanceOf(StorageException.class)
        .hasMessage("The database cannot be written to.");
    bench.faults.repair();
    assertThat(bench.status(ids.get(2))).isEqualTo(DOWNLOADING);
    assertThat(bench.files.get(ids.get(2)).claimedAt()).isPresent();
  }

  private IngestionReport sync() {
    return bench
        .observationSync(2, 3)
        .run(Instrument.C3, WINDOW, ProgressListener.NONE, new Cancellation());
  }

  @Test
  void theClaimsAreRecoveredByTheNextProcess() {
    bench.recovery.releaseAllClaims();

    Lawful.assertAtRest(bench);
    assertThat(sync().failed()).isEmpty();
  }

  @Test
  void theNextRunOfTheSameProcessGivesBackWhatItOwes() {
    IngestionReport report = sync();

    assertThat(report.failed()).isEmpty();
    assertThat(ids).allSatisfy(id -> assertThat(bench.status(id)).isEqualTo(PROCESSED));
    assertThat(bench.files.get(ids.get(2)).downloadAttempts()).isZero();
    Lawful.assertAtRest(bench);
  }
}
