package org.comethunter.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;

class SkyLevelEstimatorTest {
  private static final int SIZE = 512;
  private static final FrameHeader HEADER = Frames.header(SIZE, SIZE, 0);
  private static final ValidityMask ALL = ValidityMask.all(SIZE, SIZE);

  @Test
  void measuresTheNoiseOfTheSkyAndNotOfTheEdges() {
    float[] values = Frames.noise(1, SIZE * SIZE, 0.3, 0.7);
    // 112 arcsec per pixel: the annulus reaches from about 37 to 263 px
    for (int i = 0; i < values.length; i++) {
      double radius = radius(i);
      if (radius < 35 || radius > 270) {
        values[i] *= 200;
      }
    }
    SkyLevel sky = new SkyLevelEstimator().estimate(HEADER, ALL, values);
    assertThat(sky.median()).isCloseTo(0.3, within(0.02));
    assertThat(sky.sigma()).isCloseTo(0.7, within(0.02));
  }

  @Test
  void starsHardlyMatter() {
    float[] values = Frames.noise(2, SIZE * SIZE, 0, 1);
    for (int i = 0; i < values.length; i += 53) {
      values[i] = 5000;
    }
    assertThat(new SkyLevelEstimator().estimate(HEADER, ALL, values).sigma())
        .isCloseTo(1, within(0.05));
  }

  @Test
  void withoutSkyInTheAnnulusAllValidPixelsCount() {
    boolean[] valid = new boolean[SIZE * SIZE];
    float[] values = Frames.noise(3, SIZE * SIZE, 9, 2);
    for (int i = 0; i < valid.length; i++) {
      valid[i] = radius(i) < 30;
    }
    SkyLevel sky = new SkyLevelEstimator().estimate(HEADER, ValidityMask.of(SIZE, valid), values);
    assertThat(sky.median()).isCloseTo(9, within(0.3));
    assertThat(sky.sigma()).isCloseTo(2, within(0.3));
  }

  @Test
  void invalidAndUnusableValuesNeverCount() {
    float[] values = Frames.noise(4, SIZE * SIZE, 1, 1);
    boolean[] valid = new boolean[SIZE * SIZE];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = i % 3 > 0;
      values[i] = i % 3 == 0 ? 1e6f : i % 7 == 0 ? Float.NaN : values[i];
    }
    SkyLevel sky = new SkyLevelEstimator().estimate(HEADER, ValidityMask.of(SIZE, valid), values);
    assertThat(sky.sigma()).isCloseTo(1, within(0.05));
  }

  @Test
  void aFlatSkyFallsBackToTheStandardDeviationAndThenToOne() {
    float[] values = new float[SIZE * SIZE];
    SkyLevelEstimator estimator = new SkyLevelEstimator();
    assertThat(estimator.estimate(HEADER, ALL, values)).isEqualTo(new SkyLevel(0, 1));
    for (int i = 0; i < values.length; i += 7) {
      values[i] = 10;
    }
    SkyLevel sky = estimator.estimate(HEADER, ALL, values);
    assertThat(sky.median()).isZero();
    assertThat(sky.sigma()).isCloseTo(10 * Math.sqrt(1 / 7.0 - 1 / 49.0), within(0.2));
    ValidityMask none = ValidityMask.of(SIZE, new boolean[SIZE * SIZE]);
    assertThat(estimator.estimate(HEADER, none, values)).isEqualTo(new SkyLevel(0, 1));
  }

  @Test
  void theMedianIsTheMiddleOfTheSortedValues() {
    for (int count = 1; count < 200; count++) {
      float[] values = Frames.noise(count, count, 0, 3);
      for (int i = 0; i < count; i++) {
        values[i] = Math.round(values[i]);
      }
      float[] sorted = values.clone();
      Arrays.sort(sorted);
      float expected = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
      assertThat(Quantile.median(values, count)).isEqualTo(expected);
    }
  }

  private static double radius(int index) {
    int row = index / SIZE;
    return Math.hypot(index % SIZE - 255.5, row - 255.5);
  }
}
