package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.bootstrap.service.RunningService;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, or read-only, for a while. Needs the right to mount a small disk. */
class FullDiskTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String HOUR =
      """
      {"instrument":"c3","start":"2026-03-10T00:00Z","end":"2026-03-10T01:00Z"}\
      """;

  @TempDir Path folder;
  private Path disk;
  private Replica replica;
  private boolean mounted;

  @BeforeEach
  void mountASmallDisk() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString());
    assumeTrue(mounted, "This test needs the right to mount a tmpfs.");
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    replica = Replica.of(sky).clock(InstantSource.fixed(NOW)).start();
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      replica.close();
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  /** Takes all room but so many bytes. */
  private Path fill(long left) throws IOException {
    Path filler = disk.resolve("filler");
    byte[] piece = new byte[1 << 16];
    FileStore store = Files.getFileStore(disk);
    try (OutputStream out = Files.newOutputStream(filler)) {
      long room = store.getUsableSpace() - left;
      while (room > 0) {
        out.write(piece, 0, (int) Math.min(piece.length, room));
        room = store.getUsableSpace() - left;
      }
    } catch (IOException e) {
      // the service took the rest meanwhile
    }
    return filler;
  }

  private static JsonNode sync(RunningService service) throws Exception {
    HttpResponse<String> job = service.post("/frames/sync", HOUR);
    assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
    return service.until(
        job.headers().firstValue("Location").orElseThrow(), it -> it.get("finishedAt").isTextual());
  }

  private static boolean healthy(JsonNode health, String check) {
    return health.get("checks").get(check).get("status").asText().equals("healthy");
  }

  @Test
  void theServiceSaysSoLosesNothingAndGoesOnWhenThereIsRoomAgain() throws Exception {
    Path home = disk.resolve("home");
    try (RunningService service =
        RunningService.start(home, replica, InstantSource.fixed(NOW), Map.of())) {
      service.post("/scheduler/stop", "");
      Path filler = fill(4 << 20);

      JsonNode failed = sync(service);
      assertThat(failed.get("status").asText()).as(failed.toString()).isEqualTo("FAILED");
      assertThat(failed.get("error").asText()).contains("No space left");
      assertThat(healthy(service.get("/health"), "disk")).isFalse();

      Files.delete(filler);
      JsonNode done = sync(service);
      assertThat(done.get("status").asText()).as(done.toString()).isEqualTo("COMPLETED");
      assertThat(service.get("/frames").get("frames")).as(done.toString()).hasSize(5);
    }
    CommandRun doctor = CommandRunner.inHome(home).with(replica).run("doctor");
    assertThat(doctor.exitCode()).as(doctor.out()).isZero();
  }

  @Test
  void aReadOnlyDiskIsReadAndWhatWouldWriteSaysSo() throws Exception {
    Path home = disk.resolve("home");
    CommandRunner runner = CommandRunner.inHome(home).with(replica);
    String[] hour = {
      "--instrument", "c3", "--start", "2026-03-10T00:00Z", "--end", "2026-03-10T01:00Z"
    };
    CommandRun first = runner.run(with("sync", hour));
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();

    CommandRun frames = runner.run(with("frames list", hour));
    assertThat(frames.exitCode()).as(frames.err()).isZero();
    assertThat(frames.out().lines()).hasSize(5);
    CommandRun sync = runner.run(with("sync", hour));
    assertThat(sync.exitCode()).isEqualTo(2);
    assertThat(sync.err().strip().lines()).hasSize(1);
    assertThat(sync.err()).contains(home.toString(), "cannot be written to");

    assertThat(run("mount", "-o", "remount,rw", disk.toString())).isTrue();
    assertThat(runner.run(with("sync", hour)).exitCode()).isZero();
    assertThat(runner.run("doctor").exitCode()).isZero();
  }

  private static String[] with(String command, String... options) {
    return Stream.concat(Stream.of(command.split(" ")), Stream.of(options)).toArray(String[]::new);
  }

  /** The log of the database grows until nothing more fits: not one row is half written. */
  @Test
  void aDiskThatFillsWhileTheDatabaseWritesCostsNoRowThatWasWritten() throws Exception {
    Path home = disk.resolve("home");
    try (RunningService service =
        RunningService.start(home, replica, InstantSource.fixed(NOW), Map.of())) {
      service.post("/scheduler/stop", "");
      Path filler = fill(0);
      int refused = 0;
      int begun = 0;
      for (int i = 0; i < 60; i++) {
        int status =
            service
                .post("/observations", "{\"instrument\":\"c3\",\"name\":\"N" + i + "\"}")
                .statusCode();
        refused += status == 503 ? 1 : 0;
        begun += status == 201 ? 1 : 0;
        assertThat(status).isIn(201, 503);
      }
      assertThat(refused).isPositive();
      assertThat(service.get("/observations").get("observations")).hasSize(begun);

      Files.delete(filler);
      assertThat(
              service
                  .post("/observations", "{\"instrument\":\"c3\",\"name\":\"After\"}")
                  .statusCode())
          .isEqualTo(201);
    }
    CommandRun doctor = CommandRunner.inHome(home).with(replica).run("doctor");
    assertThat(doctor.exitCode()).as(doctor.out()).isZero();
  }
}
