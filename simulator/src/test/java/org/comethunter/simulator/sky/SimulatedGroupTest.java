package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.sungrazer.GroupGuess;
import org.comethunter.domain.sungrazer.Sighting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedGroupTest {

  /** With distortion, mounting and scatter in the truth, and only the header to measure with. */
  @ParameterizedTest
  @MethodSource("rolls")
  void theTrueTracksOfTheSimulatedCometsAreKnownAsKreutz(Roll roll) throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(42).withRoll(roll));
    int tracks = 0;
    Instant now = Instant.parse("2025-10-18T00:00:00Z");
    for (JsonNode comet : new ObjectMapper().readTree(sky.truth(now).orElseThrow()).get("comets")) {
      for (Instrument camera : Instrument.values()) {
        List<Sighting> track = track(comet, camera, roll);
        if (track.size() >= GroupGuess.leastSightings(camera) + 2) {
          tracks++;
          assertThat(GroupGuess.of(camera, track))
              .as("%s in %s", comet.get("name"), camera)
              .map(GroupGuess::group)
              .hasValue(SungrazerGroup.KREUTZ);
        }
      }
    }
    assertThat(tracks).isGreaterThanOrEqualTo(4);
  }

  static List<Roll> rolls() {
    return List.of(new Roll.FollowingEcliptic(), new Roll.Fixed(180));
  }

  private static List<Sighting> track(JsonNode comet, Instrument instrument, Roll roll) {
    Camera camera = Camera.of(instrument);
    List<Sighting> track = new ArrayList<>();
    for (JsonNode position : comet.get("positions")) {
      if (position.get("instrument").asText().equals(instrument.code())) {
        Instant at = Instant.parse(position.get("observedAt").asText());
        FrameGeometry geometry =
            new FrameGeometry(
                at,
                1024,
                1024,
                new SkyProjection(camera, at, roll).headerRollDegrees(),
                camera.optics().sunColumn(),
                camera.optics().sunRow(),
                camera.optics().plateScale());
        track.add(
            new Sighting(
                at,
                geometry.toPolar(
                    new PixelPosition(
                        position.get("x").asDouble(), position.get("y").asDouble()))));
      }
    }
    return track;
  }
}
