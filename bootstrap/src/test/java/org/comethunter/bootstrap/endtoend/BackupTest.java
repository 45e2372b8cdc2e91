package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.bootstrap.service.RunningService;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.ObservationQuery;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home is copied while a service works in it, lost, and put together again. */
class BackupTest {
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
  private Path home;
  private Replica replica;

  @BeforeEach
  void startReplica() throws IOException {
    home = folder.resolve("home");
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
  }

  @AfterEach
  void stopReplica() {
    replica.close();
  }

  private CommandRun run(String... command) {
    return CommandRunner.inHome(home).with(replica).at(InstantSource.fixed(NOW)).run(command);
  }

  private static void wipe(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path path, IOException e) throws IOException {
            Files.delete(path);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Test
  void whatWasCopiedBesideAServiceBringsALostHomeBack() throws Exception {
    assertThat(run(SYNC).exitCode()).isZero();
    try (CometHunter hunter = CometHunter.builder(home).build()) {
      hunter.observations().begin(Instrument.C3, Optional.of("Old friend"));
    }
    HomeContents before = HomeContents.of(home);
    Path copy = folder.resolve("copy.db");
    try (RunningService service =
        RunningService.start(home, replica, InstantSource.fixed(NOW), Map.of())) {
      service.post("/scheduler/stop", "");
      service.post(
          "/frames/sync",
          """
          {"instrument":"c2","start":"2026-03-10T02:00Z","end":"2026-03-10T03:00Z"}\
          """);
      CommandRun backup = run("backup", copy.toString(), "--json");
      assertThat(backup.exitCode()).as(backup.err()).isZero();
      assertThat(backup.json().get("observations").asInt()).isEqualTo(1);
      assertThat(backup.json().get("files").asInt()).isGreaterThanOrEqualTo(5);
      assertThat(backup.json().get("bytes").asLong()).isEqualTo(Files.size(copy));
    }

    wipe(home);
    Files.createDirectory(home);
    Files.move(copy, home.resolve("comet-hunter.db"));
    CommandRun doctor = run("doctor", "--repair", "--json");

    assertThat(doctor.exitCode()).as(doctor.out() + doctor.err()).isZero();
    assertThat(HomeContents.of(home).files()).containsAllEntriesOf(before.files());
    assertThat(run(SYNC).json().get("alreadyPresent").asInt()).isEqualTo(5);
    try (CometHunter hunter = CometHunter.builder(home).build()) {
      assertThat(
              hunter
                  .observations()
                  .list(
                      new ObservationQuery(
                          Optional.empty(), Optional.empty(), Optional.empty(), 10)))
          .singleElement()
          .matches(observation -> observation.name().equals("Old friend"));
    }
  }

  @Test
  void aCopyIsWrittenToANewFileOutsideTheFrames() throws Exception {
    assertThat(run(SYNC).exitCode()).isZero();
    Path mine = Files.writeString(folder.resolve("mine.db"), "mine");

    assertThat(run("backup", mine.toString()).exitCode()).isEqualTo(2);
    assertThat(mine).hasContent("mine");
    CommandRun inside = run("backup", home.resolve("raw").resolve("copy.db").toString());
    assertThat(inside.exitCode()).isEqualTo(2);
    assertThat(inside.err()).contains("would be taken for a frame's file");
    assertThat(run("backup", folder.resolve("no").resolve("copy.db").toString()).exitCode())
        .isEqualTo(2);
    assertThat(run("backup").exitCode()).isEqualTo(2);
    CommandRun backup = run("backup", folder.resolve("copy.db").toString());
    assertThat(backup.exitCode()).isZero();
    assertThat(backup.out()).contains("5 files, 0 observations with 0 marks");
    assertThat(CommandRunner.inHome(folder).run("backup", folder.resolve("x.db").toString()))
        .matches(none -> none.exitCode() == 1 && none.err().contains("There is no database"));
  }
}
