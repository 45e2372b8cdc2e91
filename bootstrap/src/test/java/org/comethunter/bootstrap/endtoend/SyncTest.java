package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on a simulated archive. */
class SyncTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
  private static final String[] WINDOW = {
    "--instrument", "c3", "--start", "2026-03-10T00:00Z", "--end", "2026-03-10T01:00Z"
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
    return CommandRunner.inHome(home).with(replica).run(command);
  }

  private CommandRun sync(String... more) {
    List<String> command = new ArrayList<>(List.of("sync"));
    command.addAll(List.of(WINDOW));
    command.addAll(List.of(more));
    return run(command.toArray(String[]::new));
  }

  private JsonNode frames() {
    List<String> command = new ArrayList<>(List.of("frames", "list", "--json"));
    command.addAll(List.of(WINDOW));
    return run(command.toArray(String[]::new)).json();
  }

  @Test
  void bringsTheFramesOfAWindowToTheirPictures() throws IOException {
    CommandRun first = sync("--json");

    assertThat(first.exitCode()).as(first.err()).isZero();
    JsonNode summary = first.json();
    assertThat(summary.fieldNames())
        .toIterable()
        .containsExactly(
            "discovered",
            "alreadyPresent",
            "downloaded",
            "skipped",
            "processed",
            "failed",
            "elapsedSeconds");
    assertThat(summary.get("discovered").asInt()).isEqualTo(5);
    assertThat(summary.get("alreadyPresent").asInt()).isZero();
    assertThat(summary.get("downloaded").asInt()).isEqualTo(5);
    assertThat(summary.get("processed").asInt()).isEqualTo(5);
    assertThat(summary.get("failed").asInt()).isZero();

    JsonNode frames = frames();
    assertThat(frames).hasSize(5);
    Instant before = Instant.MIN;
    for (JsonNode frame : frames) {
      assertThat(frame.fieldNames())
          .toIterable()
          .containsExactly(
              "id",
              "instrument",
              "observedAt",
              "image",
              "raw",
              "width",
              "height",
              "exposureSeconds",
              "rollDegrees",
              "status");
      Instant observed = Instant.parse(frame.get("observedAt").asText());
      assertThat(observed).isAfter(before);
      before = observed;
      assertThat(frame.get("instrument").asText()).isEqualTo("c3");
      assertThat(frame.get("status").asText()).isEqualTo("PROCESSED");
      assertThat(Path.of(frame.get("raw").asText())).isAbsolute().exists();
      BufferedImage picture = ImageIO.read(Path.of(frame.get("image").asText()).toFile());
      assertThat(picture.getWidth()).isEqualTo(1024);
      assertThat(picture.getRaster().getNumBands()).isEqualTo(1);
    }
    assertThat(home.resolve("raw/260310/c3")).isDirectory();
    assertThat(home.resolve("images/260310/c3")).isDirectory();
    assertThat(home.resolve("logs")).isDirectory();
  }

  @Test
  void aSecondRunAsksForNoFile() {
    sync();
    HomeContents before = HomeContents.of(home);
    replica.clearRequests();

    JsonNode summary = sync("--json").json();

    assertThat(summary.get("discovered").asInt()).isEqualTo(5);
    assertThat(summary.get("alreadyPresent").asInt()).isEqualTo(5);
    assertThat(summary.get("downloaded").asInt()).isZero();
    assertThat(summary.get("processed").asInt()).isZero();
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isZero();
    assertThat(HomeContents.of(home)).isEqualTo(before);
  }

  @Test
  void theSameFrameGivesTheSameBytes(@TempDir Path otherHome) {
    sync();
    CommandRunner.inHome(otherHome).with(replica).run(commandOf("sync"));

    assertThat(HomeContents.of(otherHome)).isEqualTo(HomeContents.of(home));
  }

  private static String[] commandOf(String name) {
    List<String> command = new ArrayList<>(List.of(name));
    command.addAll(List.of(WINDOW));
    return command.toArray(String[]::new);
  }

  @Test
  void whatIsMissingOrDamagedOnDiskIsMadeGoodAgain() throws IOException {
    sync();
    HomeContents before = HomeContents.of(home);
    JsonNode frames = frames();
    Files.delete(Path.of(frames.get(0).get("raw").asText()));
    Files.delete(Path.of(frames.get(1).get("image").asText()));
    flipOneBit(Path.of(frames.get(2).get("raw").asText()));
    flipOneBit(Path.of(frames.get(3).get("image").asText()));
    replica.clearRequests();

    CommandRun again = sync("--json");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.json().get("downloaded").asInt()).isEqualTo(2);
    assertThat(again.json().get("processed").asInt()).isEqualTo(4);
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isEqualTo(2);
    assertThat(HomeContents.of(home)).isEqualTo(before);
  }

  private static void flipOneBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }

  @Test
  void aLostDatabaseIsRebuiltFromTheFilesOnDisk() throws IOException {
    sync();
    HomeContents before = HomeContents.of(home);
    Files.delete(home.resolve("comet-hunter.db"));
    replica.clearRequests();

    CommandRun again = sync("--json");

    assertThat(again.json().get("downloaded").asInt()).isZero();
    assertThat(again.json().get("processed").asInt()).isEqualTo(5);
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isZero();
    assertThat(HomeContents.of(home)).isEqualTo(before);
  }

  @Test
  void keepsToFourConnections() {
    CommandRun all =
        run(
            "sync",
            "--instrument",
            "c3",
            "--start",
            "2026-03-10T00:00Z",
            "--end",
            "2026-03-10T03:00Z");

    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(replica.statistics().mostAtOnce(RequestKind.FRAME)).isBetween(2, 4);
    assertThat(replica.statistics().mostConnections()).isLessThanOrEqualTo(4);
  }

  @Test
  void readsBesideAProcessThatWrites() throws Exception {
    sync();
    try (var _ = org.comethunter.bootstrap.home.Home.hold(home)) {
      assertThat(frames()).hasSize(5);

      CommandRun second = sync();
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.err()).contains("is in use by another process");
    }
  }

  @Test
  void anEmptyDayIsDoneAndNoError() {
    CommandRun empty =
        run("sync", "--json", "--instrument", "c2", "--start", "1995-01-01", "--end", "1995-01-03");

    assertThat(empty.exitCode()).as(empty.err()).isZero();
    assertThat(empty.json().get("discovered").asInt()).isZero();
  }

  @Test
  void syncsAndListsSlots() {
    CommandRunner now = CommandRunner.inHome(home).with(replica).at(InstantSource.fixed(NOW));

    CommandRun synced = now.run("slots", "sync", "--json");
    assertThat(synced.exitCode()).as(synced.err()).isZero();
    int announced = synced.json().get("announced").asInt();
    assertThat(announced).isGreaterThan(14);
    assertThat(synced.json().get("added").asInt()).isEqualTo(announced);
    assertThat(now.run("slots", "sync", "--json").json().get("added").asInt()).isZero();

    JsonNode slots = now.run("slots", "list", "--json").json();
    assertThat(slots).hasSize(announced);
    Instant before = Instant.MIN;
    for (JsonNode slot : slots) {
      Instant start = Instant.parse(slot.get("start").asText());
      assertThat(start).isAfterOrEqualTo(before);
      assertThat(Duration.between(start, Instant.parse(slot.get("end").asText()))).isPositive();
      assertThat(slot.get("status").asText()).isIn("PENDING", "ACTIVE");
      before = start;
    }
  }
}
