package org.comethunter.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.comethunter.bootstrap.cli.CommandRunner;
import org.comethunter.simulator.replica.FolderContent;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.replica.RequestKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main job on real LASCO files. */
class RealFilesTest {
  @TempDir Path home;
  private Replica replica;

  @BeforeEach
  void startReplica() throws IOException {
    replica = Replica.of(FolderContent.of(RealArchive.folder())).start();
  }

  @AfterEach
  void stopReplica() {
    if (replica != null) {
      replica.close();
    }
  }

  private JsonNode sync(String camera, String start, String end) {
    CommandRun run =
        CommandRunner.inHome(home)
            .with(replica)
            .run("sync", "--json", "--instrument", camera, "--start", start, "--end", end);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.json();
  }

  private JsonNode frames(String camera, String start, String end) {
    return CommandRunner.inHome(home)
        .run("frames", "list", "--json", "--instrument", camera, "--start", start, "--end", end)
        .json();
  }

  @Test
  void bringsARealDayToItsPictures() {
    JsonNode first = sync("c3", "2025-10-17T00:00Z", "2025-10-18T00:00Z");
    assertThat(first.get("discovered").asInt()).isEqualTo(49);
    assertThat(first.get("downloaded").asInt()).isEqualTo(49);
    assertThat(first.get("processed").asInt()).isEqualTo(49);
    assertThat(first.get("failed").asInt()).isZero();

    replica.clearRequests();
    JsonNode again = sync("c3", "2025-10-17T00:00Z", "2025-10-18T00:00Z");
    assertThat(again.get("alreadyPresent").asInt()).isEqualTo(49);
    assertThat(again.get("downloaded").asInt()).isZero();
    assertThat(replica.statistics().requests(RequestKind.FRAME)).isZero();

    JsonNode frames = frames("c3", "2025-10-17", "2025-10-18");
    assertThat(frames).hasSize(49);
    assertThat(frames.get(0).get("raw").asText()).endsWith("/raw/251017/c3/33862788.fts");
    assertThat(frames.get(48).get("raw").asText()).endsWith("/raw/251017/c3/33862895.fts");
  }

  @ParameterizedTest(name = "{0} in {2}")
  @CsvSource({
    "32082037, c3, 2002-01-08, 2002-01-09, 385, 528, false",
    "32082084, c3, 2002-01-08, 2002-01-09, 509, 701, false",
    "32082111, c3, 2002-01-09, 2002-01-10, 594, 805, true",
    "22104858, c2, 2001-10-23, 2001-10-24, 727, 174, true"
  })
  void theCometIsWhereItIsKnownToBe(
      String name,
      String camera,
      String start,
      String end,
      int column,
      int row,
      boolean darkElsewhere)
      throws IOException {
    sync(camera, start, end);
    for (JsonNode frame : frames(camera, start, end)) {
      if (frame.get("raw").asText().contains(name)) {
        assertThat(frame.get("rollDegrees").asDouble()).isZero();
        BufferedImage picture = ImageIO.read(Path.of(frame.get("image").asText()).toFile());
        assertThat(brightestNear(picture, column, 1023 - row, 2)).isGreaterThanOrEqualTo(250);
        if (darkElsewhere) {
          assertThat(brightestNear(picture, column, row, 2)).as("upside down").isLessThan(200);
          assertThat(brightestNear(picture, 1023 - column, 1023 - row, 2))
              .as("left for right")
              .isLessThan(200);
          assertThat(brightestNear(picture, 1023 - column, row, 2)).as("turned").isLessThan(200);
        }
        return;
      }
    }
    throw new AssertionError("There is no frame " + name);
  }

  @ParameterizedTest
  @CsvSource({
    "c2, 2010-01-12, 2010-01-15, 3",
    "c3, 2010-01-05, 2010-01-06, 1",
  })
  void framesOfARolledSpacecraftAreTurned(String camera, String start, String end, int frames)
      throws IOException {
    assertThat(sync(camera, start, end).get("processed").asInt()).isEqualTo(frames);
    for (JsonNode frame : frames(camera, start, end)) {
      assertThat(frame.get("rollDegrees").asDouble()).isEqualTo(180);
    }
  }

  @Test
  void everyOtherRealDayIsDone() {
    assertThat(sync("c3", "2004-04-18", "2004-04-19").get("processed").asInt()).isEqualTo(1);
    assertThat(sync("c3", "2000-01-20", "2000-01-21").get("processed").asInt()).isEqualTo(1);
    assertThat(sync("c3", "2010-10-10", "2010-10-11").get("processed").asInt()).isEqualTo(1);
  }

  private static int brightestNear(BufferedImage picture, int column, int row, int radius) {
    int brightest = 0;
    for (int y = row - radius; y <= row + radius; y++) {
      for (int x = column - radius; x <= column + radius; x++) {
        brightest = Math.max(brightest, picture.getRaster().getSample(x, y, 0));
      }
    }
    return brightest;
  }
}
