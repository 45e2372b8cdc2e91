package org.comethunter.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.image.ValidityMask;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CentroidTest {

  private static final int SIZE = 64;
  private static final double NOISE = 6;
  private static final double SIGMA = 1.2;

  private final float[] counts = new float[SIZE * SIZE];

  /** A steep sky with noise. */
  private void sky(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < counts.length; i++) {
      int row = i / SIZE;
      double level = 2000 + 11 * (i % SIZE) - 7 * row;
      counts[i] = Math.round(level + NOISE * random.nextGaussian());
    }
  }

  /** A point, so bright that a matched filter sees it with that signal to noise. */
  private void point(double column, double row, double signalToNoise) {
    double peak = signalToNoise * NOISE / (Math.sqrt(Math.PI) * SIGMA);
    for (int i = 0; i < counts.length; i++) {
      int ownRow = i / SIZE;
      double distance = Math.hypot(i % SIZE - column, ownRow - row) / SIGMA;
      counts[i] += (float) (peak * Math.exp(-distance * distance / 2));
    }
  }

  private Optional<PixelPosition> near(double column, double row) {
    return near(column, row, ValidityMask.all(SIZE, SIZE));
  }

  private Optional<PixelPosition> near(double column, double row, ValidityMask mask) {
    FrameHeader header =
        new FrameHeader(
            Instrument.C3,
            "1.fts",
            Instant.EPOCH,
            19,
            SIZE,
            SIZE,
            300,
            0,
            32,
            32,
            56,
            "Clear",
            "Clear",
            "Normal",
            false,
            false);
    return Centroid.near(
        new Frame(header, new Image(SIZE, SIZE, counts, mask)), new PixelPosition(column, row));
  }

  private static double error(Optional<PixelPosition> found, double column, double row) {
    PixelPosition place = found.orElseThrow();
    return Math.hypot(place.column() - column, place.row() - row);
  }

  @ParameterizedTest
  @ValueSource(doubles = {6, 8, 12, 20, 100})
  void findsPointsAsWellAsTheirNoiseAllows(double signalToNoise) {
    double[] errors = new double[200];
    SplittableRandom random = new SplittableRandom(7);
    int missed = 0;
    for (int i = 0; i < errors.length; i++) {
      double column = 30 + random.nextDouble();
      double row = 31 + random.nextDouble();
      sky(i);
      point(column, row, signalToNoise);
      Optional<PixelPosition> found =
          near(column + 4 * random.nextDouble() - 2, row + 4 * random.nextDouble() - 2);
      missed += found.isPresent() ? 0 : 1;
      errors[i] = found.isPresent() ? error(found, column, row) : 0;
    }
    Arrays.sort(errors);
    // √2 · 1.2 px / (S/N) in each coordinate is the best there can be; its median 1.18 times that
    double best = 1.18 * Math.sqrt(2) * SIGMA / signalToNoise;
    assertThat(errors[errors.length / 2]).isLessThan(1.35 * best + 0.01);
    assertThat(missed).isLessThan(8);
    if (signalToNoise >= 12) {
      assertThat(missed).isZero();
      assertThat(errors[errors.length - 1]).isLessThan(0.7);
    }
  }

  @Test
  void findsNothingInNoise() {
    int found = 0;
    for (int seed = 0; seed < 200; seed++) {
      sky(seed);
      found += near(32, 32).isPresent() ? 1 : 0;
    }
    assertThat(found).isLessThan(20);
  }

  @Test
  void isNotMisledByACosmicRay() {
    for (int seed = 0; seed < 50; seed++) {
      sky(seed);
      point(32.3, 30.8, 15);
      counts[33 * SIZE + 34] += 4000;
      assertThat(error(near(32, 31), 32.3, 30.8)).isLessThan(0.6);
    }
    sky(1);
    counts[32 * SIZE + 32] += 4000;
    assertThat(near(32, 32)).as("a cosmic ray alone").isEmpty();
  }

  @Test
  void keepsOutOfMissingBlocks() {
    boolean[] valid = new boolean[SIZE * SIZE];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = i % SIZE < 34;
    }
    ValidityMask mask = ValidityMask.of(SIZE, valid);
    sky(3);
    point(31.7, 32.2, 30);
    for (int i = 0; i < valid.length; i++) {
      counts[i] = valid[i] ? counts[i] : 0;
    }
    assertThat(error(near(31, 33, mask), 31.7, 32.2)).isLessThan(0.4);
    assertThat(near(45, 33, mask)).as("where there are no data").isEmpty();
  }

  @Test
  void worksUpToTheEdge() {
    sky(4);
    point(1.2, 62.1, 40);
    assertThat(error(near(2, 61), 1.2, 62.1)).isLessThan(0.5);
    assertThat(near(-0.5, -0.5)).isEmpty();
  }

  @Test
  void doesNotWanderOff() {
    sky(5);
    point(38.5, 32, 60);
    assertThat(near(32, 32)).isEmpty();
  }

  @Test
  void anEvenFrameHasNoCentre() {
    Arrays.fill(counts, 500);
    assertThat(near(32, 32)).isEmpty();
  }
}
