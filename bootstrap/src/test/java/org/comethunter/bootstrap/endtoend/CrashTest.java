package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sync that is killed, and one that is interrupted. */
class CrashTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final int SIGINT = 2;
  private static final String[] SYNC = {
    "sync",
    "--json",
    "--instrument",
    "c3",
    "--start",
    "2026-03-10T00:00Z",
    "--end",
    "2026-03-10T02:00Z"
  };

  @TempDir Path folder;
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

  private JavaProcess startSync(Path home) throws IOException {
    String[] options = {
      "--home", home.toString(),
      "--archive-url", replica.archiveUrl().toString(),
      "--schedule-url", replica.scheduleUrl().toString()
    };
    return JavaProcess.start(
        folder, Stream.of(SYNC, options).flatMap(Stream::of).toArray(String[]::new));
  }

  /** After so many requests for frames, at different points of downloading and processing. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 7, 9})
  void afterAKillTheNextRunEndsWhereAnUndisturbedOneWould(int requests) throws Exception {
    Path undisturbed = folder.resolve("undisturbed");
    CommandRun whole = CommandRunner.inHome(undisturbed).with(replica).run(SYNC);
    assertThat(whole.exitCode()).as(whole.err()).isZero();
    replica.clearRequests();

    Path home = folder.resolve("home");
    AtomicInteger seen = new AtomicInteger();
    try (JavaProcess process = startSync(home)) {
      replica.awaitRequest(
          request -> request.kind() == RequestKind.FRAME && seen.incrementAndGet() == requests,
          Duration.ofSeconds(60));
      process.kill();
    }
    CommandRun again = CommandRunner.inHome(home).with(replica).run(SYNC);

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(HomeContents.of(home)).isEqualTo(HomeContents.of(undisturbed));
    assertThat(temporaryFiles(home)).isEmpty();
  }

  private static Stream<Path> temporaryFiles(Path home) throws IOException {
    try (Stream<Path> tree = Files.walk(home)) {
      return tree.filter(path -> path.toString().endsWith(".part")).toList().stream();
    }
  }

  /** Nothing but results goes to standard output, from the very first moment. */
  @Test
  void aWrongCommandWritesNothingToStandardOutput() throws Exception {
    try (JavaProcess process = JavaProcess.start(folder, "sync", "--instrument", "c9")) {
      assertThat(process.readAll()).isEmpty();
      assertThat(process.exitCode()).isEqualTo(2);
    }
    assertThat(Files.readString(folder.resolve("stderr.txt"))).doesNotContain("DEBUG", "\tat ");
  }

  @Test
  void anInterruptedRunEndsInOrderAndTheNextGoesOn() throws Exception {
    assumeFalse(
        JavaProcess.isDeafTo(SIGINT),
        "These tests were begun with SIGINT ignored, as shells begin what runs in the background.");
    Path home = folder.resolve("home");
    AtomicInteger seen = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch released = new CountDownLatch(1);
    // so that it has work left, however late the signal comes
    replica
        .faults()
        .when(path -> path.endsWith(".fts") && asked.incrementAndGet() > 2)
        .then(Fault.stall(released));
    try (JavaProcess process = startSync(home)) {
      replica.awaitRequest(
          request -> request.kind() == RequestKind.FRAME && seen.incrementAndGet() == 2,
          Duration.ofSeconds(60));
      process.signal("INT");
      assertThat(process.exitCode()).isEqualTo(130);
    } finally {
      released.countDown();
      replica.faults().clear();
    }
    assertThat(HomeContents.of(home).rows())
        .noneMatch(row -> row.contains("|DOWNLOADING|") || row.contains("|PROCESSING|"));
    assertThat(temporaryFiles(home)).isEmpty();

    CommandRun again = CommandRunner.inHome(home).with(replica).run(SYNC);
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.json().get("failed").asInt()).isZero();
  }
}
