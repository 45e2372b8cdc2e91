package org.comethunter.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.comethunter.bootstrap.endtoend.CommandRun;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no frame of the archive; what is found in frames that are, is tested end to end. */
class DetectCommandTest {
  @TempDir Path folder;

  @Test
  void saysWhichFilesCannotBeSearchedAndWhy() throws IOException {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(3));
    byte[] frame =
        sky.read(
            sky.files(
                    Instrument.C2, LocalDate.of(2026, 3, 9), Instant.parse("2026-03-10T12:00:00Z"))
                .getFirst());
    Files.write(folder.resolve("22810001.fts"), frame);
    Files.write(folder.resolve("22810001 (1).fts"), frame);
    Files.write(folder.resolve("22810002.fts"), new byte[100]);

    CommandRun run = CommandRunner.anywhere().run("detect", folder.toString(), "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.json()).isEmpty();
    assertThat(run.err())
        .contains("22810001 (1).fts")
        .contains("Its name is not one that frames have in the archive")
        .contains("22810002.fts")
        .doesNotContain("22810001.fts", "Exception", "unforeseen");
  }
}
