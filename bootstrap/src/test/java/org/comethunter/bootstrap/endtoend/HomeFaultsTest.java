package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.bootstrap.service.RunningService;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A home with a damaged database, one that is locked, one that is open to others. */
class HomeFaultsTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String HOUR =
      """
      {"instrument":"c3","start":"2026-03-10T00:00Z","end":"2026-03-10T01:00Z"}\
      """;
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

  @TempDir Path home;
  private Replica replica;

  @BeforeEach
  void startReplica() throws IOException {
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

  private RunningService service() throws Exception {
    RunningService service =
        RunningService.start(home, replica, InstantSource.fixed(NOW), Map.of());
    service.post("/scheduler/stop", "");
    return service;
  }

  private static JsonNode sync(RunningService service) throws Exception {
    HttpResponse<String> job = service.post("/frames/sync", HOUR);
    return service.until(
        job.headers().firstValue("Location").orElseThrow(), it -> it.get("finishedAt").isTextual());
  }

  private Map<String, byte[]> damaged(Path database) throws IOException {
    byte[] whole = Files.readAllBytes(database);
    byte[] truncated = Arrays.copyOf(whole, whole.length / 2);
    byte[] noise = new byte[whole.length];
    new Random(5).nextBytes(noise);
    return Map.of("truncated", truncated, "noise", noise, "empty", new byte[0]);
  }

  @Test
  void aDamagedDatabaseIsRefusedExplainedAndLeftAsItIs() throws Exception {
    assertThat(run(SYNC).exitCode()).isZero();
    Path database = home.resolve("comet-hunter.db");
    for (Map.Entry<String, byte[]> one : damaged(database).entrySet()) {
      Files.write(database, one.getValue());
      for (String[] command :
          List.of(
              SYNC,
              new String[] {"serve", "--port", "0"},
              new String[] {"doctor"},
              new String[] {"doctor", "--repair"},
              new String[] {"backup", home.resolve("copy.db").toString()})) {
        CommandRun refused = run(command);
        String said = refused.out() + refused.err();
        assertThat(refused.exitCode()).as(one.getKey() + " " + command[0] + said).isEqualTo(1);
        assertThat(said).contains("it was left as it is", "Put back a copy");
        assertThat(said).doesNotContain("\tat ");
      }
      assertThat(database).hasBinaryContent(one.getValue());
      assertThat(home.resolve("copy.db")).doesNotExist();
    }
  }

  @Test
  void aDamagedQueueIsSetAsideAndTheWorkGoesOn() throws Exception {
    try (RunningService service = service()) {
      assertThat(sync(service).get("status").asText()).isEqualTo("COMPLETED");
    }
    Path queue = home.resolve("jobs.db");
    try (RandomAccessFile content = new RandomAccessFile(queue.toFile(), "rw")) {
      content.seek(4096);
      content.write(new byte[(int) content.length() - 4096]);
    }
    byte[] damaged = Files.readAllBytes(queue);
    CommandRun doctor = run("doctor", "--json");
    assertThat(doctor.exitCode()).isEqualTo(1);
    assertThat(doctor.json().get("findings").get(0).get("kind").asText()).isEqualTo("queue");

    try (RunningService service = service()) {
      assertThat(sync(service).get("status").asText()).isEqualTo("COMPLETED");
    }

    assertThat(home.resolve("jobs.db.damaged")).hasBinaryContent(damaged);
    assertThat(run("doctor").exitCode()).isZero();
    assertThat(Files.readString(home.resolve("logs").resolve("comet-hunter.log")))
        .contains("The queue of jobs is damaged and begun anew");
  }

  /** Longer than anybody waits by default; shorter than the product does. */
  @Test
  void whileAnotherToolLocksTheDatabaseReadersReadAndWorkGoesOnAfterwards() throws Exception {
    try (RunningService service = service();
        Connection tool =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("comet-hunter.db"));
        Statement statement = tool.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      Thread unlock =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Thread.sleep(21_000);
                      statement.execute("COMMIT");
                    } catch (InterruptedException | SQLException e) {
                      throw new AssertionError(e);
                    }
                  });
      long begun = System.nanoTime();
      assertThat(service.get("/frames").get("frames")).isEmpty();
      assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
      HttpResponse<String> job = service.post("/frames/sync", HOUR);
      assertThat(job.statusCode()).as(job.body()).isEqualTo(202);
      unlock.join();
      JsonNode done =
          service.until(
              job.headers().firstValue("Location").orElseThrow(),
              it -> it.get("finishedAt").isTextual());
      assertThat(done.get("status").asText()).isEqualTo("COMPLETED");
      assertThat(service.get("/frames").get("frames")).hasSize(5);
    }
  }

  @Test
  void rawFilesThatAreRemovedDuringWorkAreFetchedByTheNextSync() throws Exception {
    try (RunningService service = service()) {
      sync(service);
      try (Stream<Path> tree = Files.walk(home.resolve("raw"))) {
        for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
      assertThat(sync(service).get("status").asText()).isEqualTo("COMPLETED");
    }
    CommandRun doctor = run("doctor");
    assertThat(doctor.exitCode()).as(doctor.out()).isZero();
  }

  @Test
  void whatAHomeHoldsIsItsOwnersAlone() throws Exception {
    assumeTrue(
        Files.getFileStore(home).supportsFileAttributeView("posix"),
        "This file system knows no permissions.");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path properties = Files.writeString(home.resolve("comet-hunter.properties"), "web.port = 0\n");
    Files.setPosixFilePermissions(properties, PosixFilePermissions.fromString("rw-r--r--"));

    try (RunningService service = service()) {
      sync(service);
      service.get("/frames");
      assertThat(loose()).isEmpty();
    }
    run("backup", home.resolve("copy.db").toString());
    assertThat(loose()).isEmpty();
  }

  private List<String> loose() throws IOException {
    List<String> loose = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(home)) {
      for (Path path : tree.toList()) {
        String found = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        if (!found.endsWith("------")) {
          loose.add(found + " " + home.relativize(path));
        }
      }
    }
    return loose;
  }
}
