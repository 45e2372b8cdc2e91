package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no more, and a home that cannot be written to. */
class DiskTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String[] SYNC = {
    "sync",
    "--json",
    "--instrument",
    "c3",
    "--start",
    "2026-03-10T00:00Z",
    "--end",
    "2026-03-10T01:00Z"
  };

  @TempDir Path folder;

  @Test
  void aDiskThatTakesNoMoreStopsTheRunAndLosesNothing() throws Exception {
    Path home = folder.resolve("home");
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    try (Replica replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start()) {
      String[] options = {
        "--home", home.toString(), "--archive-url", replica.archiveUrl().toString()
      };
      String[] command = Stream.of(SYNC, options).flatMap(Stream::of).toArray(String[]::new);
      try (JavaProcess full = JavaProcess.startWithSmallFiles(1500, folder, command)) {
        assertThat(full.readAll()).isEmpty();
        assertThat(full.exitCode()).isEqualTo(1);
      }
      String complaint = Files.readString(folder.resolve("stderr.txt"));
      assertThat(complaint).contains("could not be written").doesNotContain("\tat ");
      assertThat(HomeContents.of(home).rows())
          .contains("integrity ok")
          .noneMatch(row -> row.contains("|DOWNLOADING|") || row.contains("|IGNORE|"));
      assertThat(HomeContents.of(home).files()).isEmpty();

      CommandRun later = CommandRunner.inHome(home).with(replica).run(SYNC);
      assertThat(later.exitCode()).as(later.err()).isZero();
      assertThat(later.json().get("processed").asInt()).isEqualTo(5);
    }
  }

  @Test
  void aHomeThatCannotBeWrittenToIsExplained() throws IOException {
    Path proc = Path.of("/proc");
    assumeTrue(
        Files.isDirectory(proc), "This test needs a /proc, in which nobody can make a folder.");

    CommandRun sync = CommandRunner.inHome(proc.resolve("comet-hunter")).run(SYNC);

    assertThat(sync.exitCode()).isEqualTo(2);
    assertThat(sync.err()).contains("/proc/comet-hunter", "cannot be written to");
    assertThat(sync.err()).doesNotContain("\tat ");
  }
}
