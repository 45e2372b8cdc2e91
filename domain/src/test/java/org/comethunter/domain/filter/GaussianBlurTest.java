package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianBlurTest {

  @Test
  void theKernelIsSciPys() {
    assertThat(new GaussianKernel(3, 4).radius()).isEqualTo(12);
    assertThat(new GaussianKernel(1.2, 4).radius()).isEqualTo(5);
    GaussianKernel kernel = new GaussianKernel(1, 2);
    // exp(0), exp(-1/2), exp(-2) over their sum 1 + 2 * 0.60653 + 2 * 0.13534
    assertThat(kernel.samples()[0]).isCloseTo(0.4026199f, within(1e-6f));
    assertThat(kernel.samples()[1]).isCloseTo(0.2442014f, within(1e-6f));
    assertThat(kernel.samples()[2]).isCloseTo(0.0544887f, within(1e-6f));
  }

  @Test
  void aKernelNeedsAPositiveModerateWidth() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GaussianBlur(0, 4, Border.REFLECT));
    assertThatIllegalArgumentException().isThrownBy(() -> new GaussianBlur(3, -1, Border.REFLECT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaussianBlur(Double.NaN, 4, Border.REFLECT));
    assertThatIllegalArgumentException().isThrownBy(() -> new GaussianBlur(1e9, 4, Border.REFLECT));
  }

  @Test
  void bordersAreReflectedAsOftenAsNeeded() {
    int[] shown = new int[11];
    for (int i = 0; i < shown.length; i++) {
      shown[i] = Border.REFLECT.index(i - 4, 3);
    }
    assertThat(shown).containsExactly(2, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"1,1", "1,40", "40,1", "3,5", "24,25", "37,53", "64,31"})
  void equalsTheDefinition(int width, int height) {
    Image image =
        new Image(
            width,
            height,
            Frames.noise(1, width * height, 100, 30),
            ValidityMask.all(width, height));
    float[] blurred = new float[width * height];
    new GaussianBlur(3, 4, Border.REFLECT).blur(image, blurred);
    assertClose(blurred, definition(image, 3, 12));
  }

  @ParameterizedTest
  @CsvSource({"1,40", "40,1", "3,5", "24,25", "37,53", "64,31"})
  void equalsTheDefinitionOverTheValidPixels(int width, int height) {
    Image image =
        new Image(
            width,
            height,
            Frames.noise(2, width * height, 100, 30),
            Frames.holes(3, width, height));
    float[] blurred = new float[width * height];
    new GaussianBlur(1.5, 4, Border.REFLECT).blur(image, blurred);
    assertClose(blurred, definition(image, 1.5, 6));
  }

  @Test
  void anInvalidPixelHasNoInfluenceWhateverItHolds() {
    float[] values = new float[60 * 60];
    Arrays.fill(values, 7);
    boolean[] valid = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      valid[i] = i / 60 < 20 || i % 60 > 30;
      values[i] = valid[i] ? 7 : i % 2 == 0 ? Float.NaN : 1e9f;
    }
    float[] blurred = new float[values.length];
    new GaussianBlur(3, 4, Border.REFLECT)
        .blur(new Image(60, 60, values, ValidityMask.of(60, valid)), blurred);
    for (int i = 0; i < values.length; i++) {
      if (valid[i]) {
        assertThat(blurred[i]).isCloseTo(7, within(1e-5f));
      }
    }
    assertThat(blurred[59 * 60]).as("no valid pixel within reach").isZero();
  }

  @Test
  void remembersNothingOfTheImageBefore() {
    int pixels = 50 * 40;
    GaussianBlur used = new GaussianBlur(3, 4, Border.REFLECT);
    Image[] images = {
      new Image(50, 40, Frames.noise(1, pixels, 5, 1), Frames.holes(1, 50, 40)),
      new Image(40, 50, Frames.noise(2, pixels, 5, 1), Frames.holes(1, 40, 50)),
      new Image(40, 50, Frames.noise(3, pixels, 5, 1), Frames.holes(2, 40, 50)),
      new Image(40, 50, Frames.noise(4, pixels, 5, 1), ValidityMask.all(40, 50)),
      new Image(40, 50, Frames.noise(5, pixels, 5, 1), Frames.holes(2, 40, 50)),
    };
    for (Image image : images) {
      float[] again = new float[pixels];
      float[] fresh = new float[pixels];
      used.blur(image, again);
      new GaussianBlur(3, 4, Border.REFLECT).blur(image, fresh);
      assertThat(again).isEqualTo(fresh);
    }
  }

  private static void assertClose(float[] actual, double[] expected) {
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-4));
    }
  }

  /** Sums over every pixel under the kernel, in double precision. */
  private static double[] definition(Image image, double sigma, int radius) {
    int width = image.width();
    int height = image.height();
    double[] result = new double[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double sum = 0;
        double weights = 0;
        for (int dy = -radius; dy <= radius; dy++) {
          for (int dx = -radius; dx <= radius; dx++) {
            int index = mirrored(row + dy, height) * width + mirrored(column + dx, width);
            if (image.mask().isValid(index)) {
              double weight = Math.exp(-0.5 * (dx * dx + dy * dy) / (sigma * sigma));
              sum += weight * image.values()[index];
              weights += weight;
            }
          }
        }
        result[row * width + column] = weights > 0 ? sum / weights : 0;
      }
    }
    return result;
  }

  private static int mirrored(int index, int size) {
    int at = index;
    while (at < 0 || at >= size) {
      at = at < 0 ? -1 - at : 2 * size - 1 - at;
    }
    return at;
  }
}
