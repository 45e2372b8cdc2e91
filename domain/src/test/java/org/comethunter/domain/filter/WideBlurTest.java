package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Blurs whose kernel is sampled in steps, and what a blur keeps of the last mask. */
class WideBlurTest {

  /** The sizes are smaller than the kernels, or larger; the noise is of 30. */
  @ParameterizedTest
  @CsvSource({
    "1.25,1,20,31",
    "10,2,1,1",
    "10,2,1,50",
    "10,2,50,1",
    "10,2,7,5",
    "10,2,90,75",
    "20,4,33,80",
    "20,4,130,30",
    "40,8,64,48",
    "40,8,260,20",
    "40,8,20,260"
  })
  void isCloseToTheDefinition(double sigma, int step, int width, int height) {
    for (Border border : Border.values()) {
      Image whole = noise(width, height, ValidityMask.all(width, height));
      assertClose(whole, sigma, step, border, 0.02);
      assertClose(noise(width, height, Frames.holes(3, width, height)), sigma, step, border, 0.02);
    }
  }

  @ParameterizedTest
  @EnumSource(Border.class)
  void aConstantStaysConstantWhateverIsMissing(Border border) {
    int width = 90;
    boolean[] valid = new boolean[width * 70];
    float[] values = new float[valid.length];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = i % width > 40 || (i > 50 * width && i % 3 > 0);
      values[i] = valid[i] ? 7 : 1e9f;
    }
    float[] blurred = new float[values.length];
    new GaussianBlur(new GaussianKernel(20, 3, 4), border)
        .blur(new Image(width, 70, values, ValidityMask.of(width, valid)), blurred);
    for (int i = 0; i < values.length; i++) {
      if (valid[i]) {
        assertThat(blurred[i]).isCloseTo(7, within(2e-5f));
      }
    }
  }

  /** Only the rows near which two masks differ are computed anew. */
  @ParameterizedTest
  @CsvSource({"3,1", "10,2", "20,4"})
  void masksMayDifferInARowOrABlock(double sigma, int step) {
    int width = 70;
    int height = 150;
    for (Border border : Border.values()) {
      GaussianBlur used = new GaussianBlur(new GaussianKernel(sigma, 4, step), border);
      ValidityMask[] masks = {
        without(width, height, 0, 0, 0, 0),
        without(width, height, 75, 76, 0, 70),
        without(width, height, 75, 76, 3, 4),
        without(width, height, 74, 75, 3, 4),
        without(width, height, 0, 32, 0, 32),
        without(width, height, 0, 32, 32, 64),
        without(width, height, 118, 150, 38, 70),
        without(width, height, 149, 150, 69, 70),
        without(width, height, 0, 1, 0, 1),
        without(width, height, 0, 0, 0, 0),
        without(width, height, 0, 150, 10, 12),
        without(width, height, 0, 150, 0, 70),
        without(width, height, 60, 92, 10, 42),
        without(height, width, 20, 21, 10, 42),
        without(width, height, 60, 92, 10, 42),
      };
      for (ValidityMask mask : masks) {
        Image image = noise(mask.width(), mask.height(), mask);
        float[] again = new float[width * height];
        used.blur(image, again);
        float[] fresh = new float[width * height];
        new GaussianBlur(new GaussianKernel(sigma, 4, step), border).blur(image, fresh);
        assertThat(Arrays.equals(again, fresh)).isTrue();
      }
    }
  }

  @Test
  void rowsThatNothingMissingReachesAreThoseOfTheWholeImage() {
    GaussianBlur blur = new GaussianBlur(new GaussianKernel(10, 3, 2), Border.REFLECT);
    float[] whole = new float[60 * 120];
    blur.blur(noise(60, 120, ValidityMask.all(60, 120)), whole);
    float[] masked = new float[60 * 120];
    blur.blur(noise(60, 120, without(60, 120, 50, 52, 20, 30)), masked);
    for (int row = 0; row < 120; row++) {
      boolean reached = row >= 20 && row < 82;
      assertThat(Arrays.equals(whole, row * 60, row * 60 + 60, masked, row * 60, row * 60 + 60))
          .as("row %d", row)
          .isEqualTo(!reached);
    }
  }

  private static ValidityMask without(
      int width, int height, int firstRow, int lastRow, int firstColumn, int lastColumn) {
    boolean[] valid = new boolean[width * height];
    Arrays.fill(valid, true);
    for (int row = firstRow; row < lastRow; row++) {
      Arrays.fill(valid, row * width + firstColumn, row * width + lastColumn, false);
    }
    return ValidityMask.of(width, valid);
  }

  private static Image noise(int width, int height, ValidityMask mask) {
    return new Image(width, height, Frames.noise(5, width * height, 100, 30), mask);
  }

  private static void assertClose(
      Image image, double sigma, int step, Border border, double tolerance) {
    float[] blurred = new float[image.values().length];
    new GaussianBlur(new GaussianKernel(sigma, 3, step), border).blur(image, blurred);
    double[] values = new double[blurred.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = image.values()[i];
    }
    double[] expected =
        BlurDefinition.blur(values, image.mask(), sigma, 3, border == Border.NEAREST);
    for (int i = 0; i < expected.length; i++) {
      if (image.mask().isValid(i)) {
        assertThat((double) blurred[i])
            .as("%s, pixel %d", border, i)
            .isCloseTo(expected[i], within(tolerance));
      }
    }
  }
}
