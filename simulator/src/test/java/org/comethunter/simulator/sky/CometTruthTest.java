package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchivedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CometTruthTest {

  private static final Instant NOW = Instant.parse("2025-10-18T00:00:00Z");

  /** About 16 frames are looked at; noise alone would put 8 of 10 maxima elsewhere in the 7 × 7. */
  @ParameterizedTest
  @MethodSource
  void aLocalMaximumLiesWithinAPixelOfTheTruth(Roll roll) throws Exception {
    SimulatedSky sky =
        new SimulatedSky(SimulatedSky.Settings.of(42).withRoll(roll).withCometSnr(40));
    List<JsonNode> clear =
        positions(sky, NOW).stream()
            .filter(position -> position.get("snr").asDouble() > 28)
            .toList();
    assertThat(clear).hasSizeGreaterThan(40);
    assertThat(clear)
        .extracting(position -> position.get("instrument").asText())
        .contains("c2", "c3");

    for (int i = 0; i < clear.size(); i += Math.max(1, clear.size() / 16)) {
      JsonNode position = clear.get(i);
      RenderedFrame frame = frame(sky, position);
      assertThat(brightestNear(frame, position))
          .as("%s", position)
          .satisfies(
              peak -> {
                assertThat(peak[0] - position.get("x").asDouble()).isBetween(-1.0, 1.0);
                assertThat(peak[1] - position.get("y").asDouble()).isBetween(-1.0, 1.0);
              });
    }
  }

  static Stream<Roll> aLocalMaximumLiesWithinAPixelOfTheTruth() {
    return Stream.of(new Roll.FollowingEcliptic(), new Roll.Fixed(180));
  }

  /** The same comets with a spacecraft upright and upside down lie opposite each other. */
  @Test
  void theTruthIsInRawPixelsWhateverTheRoll() throws Exception {
    SimulatedSky.Settings settings = SimulatedSky.Settings.of(42);
    List<JsonNode> upright = positions(new SimulatedSky(settings.withRoll(new Roll.Fixed(0))), NOW);
    List<JsonNode> turned =
        positions(new SimulatedSky(settings.withRoll(new Roll.Fixed(180))), NOW);

    int compared = 0;
    for (JsonNode one : upright) {
      Camera camera = Camera.of(Instrument.of(one.get("instrument").asText()).orElseThrow());
      for (JsonNode other : turned) {
        if (one.get("file").equals(other.get("file"))
            && one.get("comet").equals(other.get("comet"))) {
          compared++;
          assertThat((one.get("x").asDouble() + other.get("x").asDouble()) / 2)
              .isBetween(camera.optics().sunColumn() - 0.01, camera.optics().sunColumn() + 0.01);
          assertThat((one.get("y").asDouble() + other.get("y").asDouble()) / 2)
              .isBetween(camera.optics().sunRow() - 0.01, camera.optics().sunRow() + 0.01);
        }
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void onlyFramesThatHaveAppearedAreTold() throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(42));
    LocalDate day = LocalDate.of(2025, 10, 17);
    Instant noon = Instant.parse("2025-10-17T12:00:00Z");
    List<String> there =
        Stream.of(Instrument.values())
            .flatMap(instrument -> sky.files(instrument, day, noon).stream())
            .map(ArchivedFile::name)
            .toList();

    List<JsonNode> ofToday =
        positions(sky, noon).stream()
            .filter(position -> position.get("observedAt").asText().startsWith("2025-10-17"))
            .toList();

    assertThat(ofToday).isNotEmpty();
    assertThat(ofToday).extracting(position -> position.get("file").asText()).isSubsetOf(there);
    assertThat(positions(sky, noon))
        .extracting(position -> Instant.parse(position.get("observedAt").asText()))
        .allSatisfy(at -> assertThat(at).isAfter(noon.minus(Duration.ofDays(3))));
  }

  @Test
  void everyRecentTwelveHoursShowAComet() throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(1));
    for (int hour = 0; hour < 24 * 14; hour += 12) {
      Instant now = Instant.parse("2025-03-01T00:00:00Z").plus(Duration.ofHours(hour));
      assertThat(positions(sky, now))
          .extracting(position -> Instant.parse(position.get("observedAt").asText()))
          .anySatisfy(at -> assertThat(at).isAfter(now.minus(Duration.ofHours(12))));
    }
  }

  @Test
  void theDocumentNamesSeedAndComets() throws Exception {
    JsonNode document =
        new ObjectMapper()
            .readTree(new SimulatedSky(SimulatedSky.Settings.of(42)).truth(NOW).orElseThrow());

    assertThat(document.get("seed").asLong()).isEqualTo(42);
    assertThat(document.get("comets")).isNotEmpty();
    assertThat(document.get("comets").get(0).get("name").asText()).startsWith("Kreutz-");
    assertThat(Instant.parse(document.get("comets").get(0).get("perihelion").asText())).isNotNull();
  }

  private static List<JsonNode> positions(SimulatedSky sky, Instant now) throws Exception {
    List<JsonNode> positions = new ArrayList<>();
    for (JsonNode comet : new ObjectMapper().readTree(sky.truth(now).orElseThrow()).get("comets")) {
      for (JsonNode position : comet.get("positions")) {
        positions.add(((ObjectNode) position).set("comet", comet.get("name")));
      }
    }
    return positions;
  }

  private static RenderedFrame frame(SimulatedSky sky, JsonNode position) throws Exception {
    Instrument instrument = Instrument.of(position.get("instrument").asText()).orElseThrow();
    LocalDate day =
        LocalDate.ofInstant(Instant.parse(position.get("observedAt").asText()), ZoneOffset.UTC);
    return RenderedFrame.named(sky, instrument, day, position.get("file").asText());
  }

  /** Column and row of the brightest pixel in the 7 × 7 around a position. */
  private static int[] brightestNear(RenderedFrame frame, JsonNode position) {
    int column = (int) Math.round(position.get("x").asDouble());
    int row = (int) Math.round(position.get("y").asDouble());
    int[] best = {column, row};
    for (int r = row - 3; r <= row + 3; r++) {
      for (int c = column - 3; c <= column + 3; c++) {
        if (frame.counts()[r][c] > frame.counts()[best[1]][best[0]]) {
          best = new int[] {c, r};
        }
      }
    }
    return best;
  }
}
