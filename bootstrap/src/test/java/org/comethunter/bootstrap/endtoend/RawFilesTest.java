package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Raw files that are damaged, removed, or cannot be written. */
@Timeout(120)
class RawFilesTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final int FRAMES = 5;
  private static final String[] WINDOW = {
    "--json", "--instrument", "c3", "--start", "2026-03-10T00:00Z", "--end", "2026-03-10T01:00Z"
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

  private CommandRun sync() {
    return run(Stream.of(new String[] {"sync"}, WINDOW).flatMap(Stream::of).toArray(String[]::new));
  }

  private List<Path> raw() throws IOException {
    try (Stream<Path> tree = Files.walk(home.resolve("raw"))) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private int listed() {
    String[] list =
        Stream.of(new String[] {"frames", "list"}, WINDOW)
            .flatMap(Stream::of)
            .toArray(String[]::new);
    return run(list).json().size();
  }

  private void isSound() {
    CommandRun doctor = run("doctor");
    assertThat(doctor.exitCode()).as(doctor.out()).isZero();
    assertThat(listed()).isEqualTo(FRAMES);
  }

  @Test
  void aDamagedOneStaysWithItsFrameUntilTheArchiveHasASoundOneAgain() throws IOException {
    assertThat(sync().exitCode()).isZero();
    Path victim = raw().get(1);
    byte[] bytes = Files.readAllBytes(victim);
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(victim, bytes);
    HomeContents damaged = HomeContents.of(home);
    String name = victim.getFileName().toString();

    replica.faults().when(".*").then(Fault.reset());
    assertThat(sync().exitCode()).as("nothing could be reached").isEqualTo(3);
    assertThat(HomeContents.of(home)).isEqualTo(damaged);

    replica.faults().clear();
    replica.faults().when(".*" + name).then(Fault.status(404));
    CommandRun without = sync();
    assertThat(without.exitCode()).isEqualTo(1);
    assertThat(without.json().get("failed").asInt()).isEqualTo(1);
    assertThat(without.err()).contains("missing or damaged, and could not be fetched again");
    assertThat(HomeContents.of(home)).isEqualTo(damaged);
    assertThat(listed()).isEqualTo(FRAMES);

    replica.faults().clear();
    CommandRun again = sync();
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.json().get("downloaded").asInt()).isEqualTo(1);
    isSound();
  }

  @Test
  void whenTheirFolderIsRemovedInTheMiddleOfASyncTheNextOneMakesItGood() throws Exception {
    CountDownLatch removed = new CountDownLatch(1);
    replica.faults().when(".*\\.fts.*").times(1).then(Fault.stallAfter(10_000, removed));
    CompletableFuture<CommandRun> running = CompletableFuture.supplyAsync(this::sync);
    replica.awaitRequest(it -> it.kind() == RequestKind.FRAME, Duration.ofSeconds(30));
    while (!Files.exists(home.resolve("raw")) || raw().isEmpty()) {
      Thread.sleep(5);
    }
    remove(home.resolve("raw"));
    removed.countDown();

    CommandRun disturbed = running.get(60, TimeUnit.SECONDS);

    assertThat(disturbed.exitCode()).as(disturbed.err()).isBetween(0, 1);
    assertThat(disturbed.out() + disturbed.err()).doesNotContain("\tat ");
    CommandRun next = sync();
    assertThat(next.exitCode()).as(next.err()).isZero();
    isSound();
  }

  /** Files come and go meanwhile: again, until nothing is there. */
  private static void remove(Path tree) throws IOException {
    while (Files.exists(tree)) {
      try (Stream<Path> paths = Files.walk(tree)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      } catch (DirectoryNotEmptyException | UncheckedIOException e) {
        Thread.onSpinWait();
      }
    }
  }

  /** As with a folder that is read-only, but also where the tests may write everywhere. */
  @Test
  void whenTheirFolderCannotBeMadeTheRunStopsAndTheNextOneGoesOn() throws IOException {
    Path inTheWay = home.resolve("raw").resolve("260310");
    Files.createDirectories(inTheWay.getParent());
    Files.createFile(inTheWay);

    CommandRun stopped = sync();

    assertThat(stopped.exitCode()).as(stopped.err()).isEqualTo(1);
    assertThat(stopped.err()).contains("Cannot write " + inTheWay).doesNotContain("\tat ");
    assertThat(HomeContents.of(home).rows())
        .contains("integrity ok")
        .noneMatch(row -> row.contains("|DOWNLOADING|") || row.contains("|IGNORE|"));
    assertThat(inTheWay).isEmptyFile();

    Files.delete(inTheWay);
    assertThat(sync().exitCode()).isZero();
    isSound();
  }
}
