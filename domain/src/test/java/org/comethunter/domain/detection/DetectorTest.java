package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

/** The search from frames to candidates, on small frames: a corona, noise and an object. */
class DetectorTest {
  private static final int SIDE = 256;
  private static final int FRAMES = 26;
  private static final double WIDTH = 1.2;

  private static PixelPosition comet(int frame) {
    return new PixelPosition(60.3 + 1.6 * frame, 190.8 - 1.2 * frame);
  }

  private static FrameHeader header(int frame, double roll) {
    FrameHeader like = Frames.header(SIDE, SIDE, roll);
    Instant at = Instant.parse("2025-03-10T00:00:00Z").plusSeconds(720L * frame);
    return new FrameHeader(
        like.instrument(),
        like.fileName(),
        at,
        like.exposureSeconds(),
        SIDE,
        SIDE,
        like.biasCounts(),
        roll,
        like.sunColumn(),
        like.sunRow(),
        like.plateScaleArcsec(),
        like.filter(),
        like.polarizer(),
        like.program(),
        false,
        false);
  }

  private static Frame frame(int number, double peak, double roll) {
    float[] counts = Frames.noise(number, SIDE * SIDE, 900, 10);
    PixelPosition place = comet(number);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double fromSun = Math.hypot(x - SIDE / 2.0, y - SIDE / 2.0);
        double square = Math.pow(x - place.column(), 2) + Math.pow(y - place.row(), 2);
        double light = 20_000 / (10 + fromSun) + peak * Math.exp(-square / (2 * WIDTH * WIDTH));
        counts[y * SIDE + x] = Math.round(counts[y * SIDE + x] + light);
      }
    }
    return Frames.frame(header(number, roll), counts);
  }

  private static List<Detection> told(Detector detector, int first, int last, double peak) {
    List<Detection> told = new ArrayList<>();
    for (int i = first; i < last; i++) {
      told.addAll(detector.add(Maps.id(i), frame(i, peak, 0)));
    }
    return told;
  }

  private static Detection latest(List<Detection> told) {
    LatestDetections latest = new LatestDetections();
    told.forEach(each -> latest.add(List.of(each)));
    assertThat(latest.bestFirst()).hasSize(1);
    return latest.bestFirst().getFirst();
  }

  @Test
  void anObjectThatMovesIsFoundWhereItIs() {
    Detection found = latest(told(new Detector(Instrument.C3), 0, FRAMES, 60));

    assertThat(found.positions()).hasSizeGreaterThan(FRAMES / 2);
    for (Detection.Position position : found.positions()) {
      int frame =
          IntStream.range(0, FRAMES)
              .filter(i -> Maps.id(i).equals(position.frame()))
              .findFirst()
              .orElseThrow();
      assertThat(position.place().column() - comet(frame).column()).isBetween(-0.6, 0.6);
      assertThat(position.place().row() - comet(frame).row()).isBetween(-0.6, 0.6);
    }
    assertThat(found.speedPixelsPerHour()).isBetween(9.0, 11.0);
  }

  @Test
  void whereNothingMovesNothingIsFound() {
    assertThat(told(new Detector(Instrument.C3), 0, FRAMES, 0)).isEmpty();
  }

  /** Neither what comes later nor an earlier run has a say. */
  @Test
  void whatItTellsRestsOnTheFramesBeforeOnly() {
    List<Detection> all = told(new Detector(Instrument.C3), 0, FRAMES, 60);
    List<Detection> some = told(new Detector(Instrument.C3), 0, FRAMES - 6, 60);
    assertThat(some).isNotEmpty();
    assertThat(all.subList(0, some.size())).isEqualTo(some);
  }

  @Test
  void beginningLaterItFindsTheSameObject() {
    Detection whole = latest(told(new Detector(Instrument.C3), 0, FRAMES, 60));
    Detection late = latest(told(new Detector(Instrument.C3), 6, FRAMES, 60));
    assertThat(late.isSameAs(whole)).isTrue();
  }

  /** A frame upside down cannot be compared with those before. */
  @Test
  void aTurnOfTheCameraBeginsAnew() {
    Detector detector = new Detector(Instrument.C3);
    told(detector, 0, FRAMES / 2, 0);
    List<Detection> told = new ArrayList<>();
    for (int i = FRAMES / 2; i < FRAMES; i++) {
      told.addAll(detector.add(Maps.id(i), frame(i, 0, 180)));
    }
    assertThat(told).isEmpty();
  }
}
