package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

/** SIGTERM to a service that is busy: it is out within 10 seconds, with everything in order. */
class TerminationTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final CountDownLatch released = new CountDownLatch(1);
  private Path home;
  private Replica replica;

  @BeforeEach
  void startReplica() throws IOException {
    home = folder.resolve("home");
    replica =
        Replica.of(new SimulatedSky(SimulatedSky.Settings.of(7)))
            .clock(InstantSource.system())
            .start();
  }

  @AfterEach
  void stopReplica() {
    released.countDown();
    replica.close();
  }

  private JavaProcess serve() throws IOException {
    JavaProcess process =
        JavaProcess.start(
            folder,
            "serve",
            "--port=0",
            "--home=" + home,
            "--archive-url=" + replica.archiveUrl(),
            "--schedule-url=" + replica.scheduleUrl());
    assertThat(process.readLine()).startsWith("Comet Hunter is at");
    return process;
  }

  private void endsInOrder(JavaProcess process) throws Exception {
    long begun = System.nanoTime();
    process.signal("TERM");
    assertThat(process.exitCode()).isEqualTo(143);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
    assertThat(Files.readString(folder.resolve("stderr.txt"))).doesNotContain("Still busy");
    assertThat(HomeContents.of(home).rows())
        .isNotEmpty()
        .noneMatch(row -> row.contains("|DOWNLOADING|") || row.contains("|PROCESSING|"));
    try (Stream<Path> tree = Files.walk(home)) {
      assertThat(tree.filter(path -> path.toString().endsWith(".part"))).isEmpty();
    }
    CommandRun status = CommandRunner.inHome(home).run("status", "--json");
    assertThat(status.json().has("homeUsedBy")).isFalse();
  }

  @Test
  void aStalledDownloadIsBrokenOff() throws Exception {
    replica.faults().when(".*\\.fts.*").then(Fault.stallAfter(100_000, released));
    try (JavaProcess process = serve()) {
      replica.awaitRequest(request -> request.kind() == RequestKind.FRAME, Duration.ofSeconds(60));
      awaitPart();
      endsInOrder(process);
    }
  }

  /** Waits until a part of a frame is on the disk. */
  private void awaitPart() throws IOException, InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < limit) {
      try (Stream<Path> tree = Files.walk(home)) {
        if (tree.anyMatch(path -> path.toString().endsWith(".part"))) {
          return;
        }
      }
      Thread.sleep(20);
    }
    throw new AssertionError("No download began.");
  }

  @Test
  void aPageThatDoesNotComeIsNotWaitedFor() throws Exception {
    replica.faults().when(".*img_hdr.*").then(Fault.stall(released));
    try (JavaProcess process = serve()) {
      replica.awaitRequest(request -> request.path().contains("img_hdr"), Duration.ofSeconds(60));
      long begun = System.nanoTime();
      process.signal("TERM");
      assertThat(process.exitCode()).isEqualTo(143);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
    }
  }

  @Test
  void theFrameInHandIsFinished() throws Exception {
    try (JavaProcess process = serve()) {
      int[] seen = {0};
      replica.awaitRequest(
          request -> request.kind() == RequestKind.FRAME && ++seen[0] == 12,
          Duration.ofSeconds(60));
      endsInOrder(process);
    }
  }
}
