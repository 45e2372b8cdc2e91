package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The skies that browser tests look at are as they say. */
class ObservatoryTest {
  @TempDir Path home;

  private static List<String> frames(Observatory observatory) throws Exception {
    return observatory
        .service()
        .get("/frames?limit=500")
        .get("frames")
        .valueStream()
        .map(frame -> frame.get("id").asText())
        .toList();
  }

  @Test
  void aClearCometIsInTheLastFrames(TestReporter reporter) throws Exception {
    Passage passage = Passage.usual();
    long begun = System.nanoTime();
    try (Observatory observatory = passage.open(home, 24)) {
      reporter.publishEntry("24 frames", (System.nanoTime() - begun) / 1_000_000 + " ms");
      List<String> frames = frames(observatory);
      assertThat(frames).hasSize(24);
      assertThat(frames.subList(24 - Passage.CLEAR_FRAMES, 24))
          .isEqualTo(
              passage.comet().positions().stream().map(it -> it.frame().toString()).toList());
      assertThat(passage.comet().leastSnr()).isGreaterThan(14);
      Truth.Position first = passage.comet().first();
      assertThat(observatory.truth().of(passage.comet(), first.frame())).contains(first);
    }
  }

  @Test
  void onATurnedDayTheSameCometIsInTheOppositeCorner() throws Exception {
    Truth.Position usual = Passage.usual().comet().first();
    Passage turned = Passage.turned();
    Truth.Position there = turned.comet().first();
    assertThat(there.frame()).isEqualTo(usual.frame());
    assertThat(usual.column()).isLessThan(512);
    assertThat(there.column()).isGreaterThan(512);
    try (Observatory observatory = turned.open(home, 1)) {
      assertThat(frames(observatory)).containsExactly(turned.comet().last().frame().toString());
    }
  }

  @Test
  void aFrameComesInWhenTimePasses() throws Exception {
    try (Observatory observatory = Passage.usual().open(home, 0)) {
      assertThat(frames(observatory)).isEmpty();
      FrameId next = observatory.letNextFrameAppear(Instrument.C2);
      observatory.follow(Instrument.C2);
      JsonNode frame =
          observatory.service().until("/frames/" + next, it -> it.path("image").isTextual());
      assertThat(Instant.parse(frame.get("observedAt").asText())).isBefore(observatory.now());
    }
  }

  @Test
  void aSyncCanBeSeenHalfWay() throws Exception {
    Passage passage = Passage.usual();
    try (Observatory observatory = passage.open(home, 0)) {
      var release = observatory.holdDownloadsAfter(2);
      HttpResponse<String> job =
          observatory
              .service()
              .post(
                  "/frames/sync",
                  "{\"instrument\":\"c2\",\"start\":\"%s\",\"end\":\"%s\"}"
                      .formatted(passage.window(4).start(), passage.window(4).end()));
      String path = job.headers().firstValue("Location").orElseThrow();
      JsonNode halfWay =
          observatory.service().until(path, it -> it.at("/progress/processing/done").asInt() == 2);
      assertThat(halfWay.get("finishedAt").isTextual()).isFalse();

      release.countDown();

      observatory.service().until(path, it -> it.at("/counts/processed").asInt() == 4);
    }
  }

  @Test
  void realFramesCanBeLookedAt() throws Exception {
    try (Observatory observatory = RealDay.open(home)) {
      assertThat(frames(observatory)).hasSize(RealDay.FRAMES);
      assertThat(observatory.aheadOfReality().abs()).isGreaterThan(Duration.ofDays(1));
    }
  }
}
