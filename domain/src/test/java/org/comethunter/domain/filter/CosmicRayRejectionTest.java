package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosmicRayRejectionTest {
  private static final int SIZE = 256;
  private static final double SKY = 900;
  private static final double NOISE = 10;

  private final CosmicRayRejection rejection = new CosmicRayRejection();

  @ParameterizedTest
  @ValueSource(doubles = {9, 15, 50, 1000})
  void aHotPixelIsTakenOut(double sigmas) {
    float[] counts = noise(1);
    for (int row = 10; row < SIZE - 10; row += 12) {
      for (int column = 10; column < SIZE - 10; column += 12) {
        counts[row * SIZE + column] = (float) (SKY + sigmas * NOISE);
      }
    }
    float[] clean = clean(counts);
    int left = 0;
    int all = 0;
    for (int row = 10; row < SIZE - 10; row += 12) {
      for (int column = 10; column < SIZE - 10; column += 12) {
        all++;
        left += clean[row * SIZE + column] > SKY + 4 * NOISE ? 1 : 0;
      }
    }
    assertThat(all).isEqualTo(400);
    assertThat(left).isLessThanOrEqualTo(all * 3 / 100);
  }

  @Test
  void aTrackOneColumnOrRowWideIsTakenOut() {
    float[] counts = noise(2);
    for (int i = 40; i < 90; i++) {
      counts[i * SIZE + 60] += (float) (30 * NOISE);
      counts[150 * SIZE + i] += (float) (30 * NOISE);
    }
    float[] clean = clean(counts);
    for (int i = 40; i < 90; i++) {
      assertThat((double) clean[i * SIZE + 60]).isCloseTo(SKY, within(4 * NOISE));
      assertThat((double) clean[150 * SIZE + i]).isCloseTo(SKY, within(4 * NOISE));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {5, 8, 12, 20, 35, 50})
  void aPointStays(double sigmas) {
    Random random = new Random(3);
    int kept = 0;
    int all = 0;
    for (int seed = 10; seed < 15; seed++) {
      float[] counts = noise(seed);
      int[] peaks = new int[225];
      for (int i = 0; i < peaks.length; i++) {
        double column = 16 + i % 15 * 16 + random.nextDouble() - 0.5;
        double row = 16 + Math.floorDiv(i, 15) * 16 + random.nextDouble() - 0.5;
        peaks[i] = (int) Math.rint(row) * SIZE + (int) Math.rint(column);
        addPoint(counts, column, row, sigmas * NOISE);
      }
      float[] clean = clean(counts);
      for (int peak : peaks) {
        all++;
        kept += counts[peak] - clean[peak] <= 0.1 * sigmas * NOISE ? 1 : 0;
      }
    }
    assertThat((double) kept / all).as("%d of %d", kept, all).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void noiseStaysNearlyAsItIs() {
    float[] counts = noise(4);
    float[] clean = clean(counts);
    int changed = 0;
    for (int i = 0; i < counts.length; i++) {
      changed += counts[i] == clean[i] ? 0 : 1;
    }
    assertThat(changed).isLessThan(counts.length / 5000);
  }

  @Test
  void nothingIsTakenNearMissingPixelsOrTheBorder() {
    boolean[] valid = new boolean[SIZE * SIZE];
    Arrays.fill(valid, true);
    float[] counts = noise(5);
    Random random = new Random(6);
    for (int i = 0; i < 500; i++) {
      int pixel = random.nextInt(counts.length);
      counts[pixel] = 5000;
      int hole = random.nextInt(counts.length);
      valid[hole] = false;
      counts[hole] = i % 2 == 0 ? 1e9f : Float.NaN;
    }
    ValidityMask mask = ValidityMask.of(SIZE, valid);
    Frame frame = new Frame(Frames.header(SIZE, SIZE, 0), new Image(SIZE, SIZE, counts, mask));
    Frame clean = rejection.clean(frame);
    assertThat(clean.counts().mask()).isEqualTo(mask);
    int taken = 0;
    int held = 0;
    for (int i = 0; i < counts.length; i++) {
      if (valid[i] && counts[i] == 5000) {
        boolean isTaken = clean.counts().values()[i] != 5000;
        if (isNearHole(mask, i)) {
          assertThat(isTaken).as("pixel %d", i).isFalse();
          held++;
        }
        taken += isTaken ? 1 : 0;
      }
    }
    assertThat(held).isGreaterThan(20);
    assertThat(taken).isGreaterThan(300);
  }

  @Test
  void leavesTheFrameItselfAlone() {
    float[] counts = noise(7);
    counts[100 * SIZE + 100] = 9000;
    float[] before = counts.clone();
    float[] first = clean(counts).clone();
    assertThat(counts).isEqualTo(before);
    assertThat(first[100 * SIZE + 100]).isLessThan(1000);
    clean(noise(8));
    assertThat(clean(counts)).isEqualTo(first);
    assertThat(new CosmicRayRejection().clean(frame(counts)).counts().values()).isEqualTo(first);
  }

  @Test
  void aTinyOrEmptyFrameStaysAsItIs() {
    for (int size : new int[] {1, 2, 4, 5}) {
      float[] counts = Frames.noise(size, size * size, 900, 10);
      Frame frame = Frames.frame(Frames.header(size, size, 0), counts);
      assertThat(rejection.clean(frame).counts().values()).isEqualTo(counts);
    }
    Frame empty = Frames.frame(Frames.header(50, 50, 0), new float[2500]);
    assertThat(rejection.clean(empty).counts().values()).containsOnly(0);
  }

  private static boolean isNearHole(ValidityMask mask, int pixel) {
    for (int y = -2; y <= 2; y++) {
      for (int x = -2; x <= 2; x++) {
        int column = pixel % SIZE + x;
        int row = Math.floorDiv(pixel, SIZE) + y;
        if (column < 0
            || column >= SIZE
            || row < 0
            || row >= SIZE
            || !mask.isValid(row * SIZE + column)) {
          return true;
        }
      }
    }
    return false;
  }

  private static void addPoint(float[] counts, double column, double row, double height) {
    for (int y = (int) row - 6; y <= (int) row + 7; y++) {
      for (int x = (int) column - 6; x <= (int) column + 7; x++) {
        double square = (x - column) * (x - column) + (y - row) * (y - row);
        counts[y * SIZE + x] += (float) (height * Math.exp(-0.5 * square / 1.44));
      }
    }
  }

  private static float[] noise(long seed) {
    return Frames.noise(seed, SIZE * SIZE, SKY, NOISE);
  }

  private float[] clean(float[] counts) {
    return rejection.clean(frame(counts)).counts().values();
  }

  private static Frame frame(float[] counts) {
    return Frames.frame(Frames.header(SIZE, SIZE, 0), counts);
  }
}
