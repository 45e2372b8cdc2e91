package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameGeometryTest {
  @TempDir Path folder;
  private WebFixture fixture;
  private FrameEntry frame;

  @BeforeEach
  void start() {
    fixture = WebFixture.start(folder);
    frame =
        fixture.addFrame(
            Instrument.C3, Instant.parse("2025-10-17T00:06:07Z"), "33862795", "the stored one");
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void saysWhereThePixelsLie() {
    JsonNode geometry = fixture.json(fixture.get(path("geometry")));

    // 200 × 160 pixels, as wide as a full frame; the radius for the Earth's distance of that day
    assertThat(geometry.get("id").asText()).isEqualTo(frame.id().toString());
    assertThat(geometry.get("width").asInt()).isEqualTo(200);
    assertThat(geometry.get("height").asInt()).isEqualTo(160);
    assertThat(geometry.get("rollDegrees").asDouble()).isZero();
    assertThat(geometry.get("orientation").asText()).isEqualTo("upright");
    assertThat(geometry.at("/sun/x").asDouble()).isEqualTo(99.5);
    assertThat(geometry.at("/sun/y").asDouble()).isEqualTo(79.5);
    assertThat(geometry.get("plateScaleArcsec").asDouble()).isCloseTo(286.72, within(1e-9));
    assertThat(geometry.get("solarRadiusArcsec").asDouble()).isCloseTo(972.7, within(1.0));
    assertThat(geometry.get("solarRadiusPixels").asDouble()).isCloseTo(3.3927, within(0.004));
    assertThat(geometry.get("occulterRadii").asDouble()).isEqualTo(3.7);
    assertThat(geometry.get("fieldRadii").asDouble()).isEqualTo(32);
  }

  @Test
  void theKreutzTrackOfOctoberComesFromTheLowerRight() {
    JsonNode track = fixture.json(fixture.get(path("geometry"))).get("kreutzTrack");

    assertThat(track.size()).isGreaterThan(20);
    double distance = Double.POSITIVE_INFINITY;
    for (JsonNode place : track) {
      assertThat(place.get("x").asDouble()).isBetween(99.5, 199.5);
      assertThat(place.get("y").asDouble()).isBetween(-0.5, 79.5);
      double next = Math.hypot(place.get("x").asDouble() - 99.5, place.get("y").asDouble() - 79.5);
      assertThat(next).isLessThan(distance);
      distance = next;
    }
    // the occulter's edge
    assertThat(distance / 3.3927).isCloseTo(3.7, within(0.02));
  }

  @Test
  void saysWhichBlocksAreMissing() {
    HttpResponse<String> answer = fixture.get(path("missing-blocks"));

    assertThat(answer.body())
        .isEqualTo("{\"blocks\":[{\"x\":32,\"y\":64,\"width\":64,\"height\":32}]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"geometry", "missing-blocks"})
  void isKeptForEverWithTheVersionOfTheFitsFile(String what) {
    String version = FileAnswer.version(frame.file().raw().orElseThrow());

    HttpResponse<String> versioned = fixture.get(path(what) + "?v=" + version);
    assertThat(versioned.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(it -> assertThat(it).contains("immutable"));
    for (String other : new String[] {"", "?v=00000000"}) {
      HttpResponse<String> answer = fixture.get(path(what) + other);
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
      assertThat(answer.body()).isEqualTo(versioned.body());
    }
    String tag = versioned.headers().firstValue("ETag").orElseThrow();
    assertThat(fixture.get(path(what), "If-None-Match", tag).statusCode()).isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {"geometry", "missing-blocks"})
  void whatIsNotThereIsExplained(String what) throws IOException {
    assertThat(fixture.get("/frames/20251017-c3-1/" + what).statusCode()).isEqualTo(404);
    assertThat(fixture.get("/frames/comet/" + what).body()).contains("frame-not-found");
    assertThat(fixture.get(path(what) + "?size=1").body()).contains("unknown-parameter");

    Files.writeString(fixture.store.raw(frame.id()), "no frame any more");
    HttpResponse<String> damaged = fixture.get(path(what));
    assertThat(damaged.statusCode()).isEqualTo(404);
    assertThat(damaged.body()).contains("urn:comet-hunter:problem:raw-missing");
    Files.delete(fixture.store.raw(frame.id()));
    assertThat(fixture.get(path(what)).body()).contains("raw-missing");
  }

  private String path(String what) {
    return "/frames/" + frame.id() + "/" + what;
  }
}
