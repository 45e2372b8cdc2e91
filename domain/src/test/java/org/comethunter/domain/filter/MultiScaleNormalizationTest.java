package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiScaleNormalizationTest {
  private static final List<Double> SCALES = List.of(1.25, 2.5, 5.0, 10.0, 20.0, 40.0);

  @ParameterizedTest
  @CsvSource({"1,40", "40,1", "7,5", "50,43", "90,30"})
  void equalsTheDefinition(int width, int height) {
    float[] counts = Frames.noise(1, width * height, 900, 30);
    MultiScaleNormalization filter = new MultiScaleNormalization(0.7, 3.2, 0.7, SCALES);
    assertEqualsDefinition(filter, counts, ValidityMask.all(width, height), 0.7, 3.2, 0.7, SCALES);
    assertEqualsDefinition(filter, counts, Frames.holes(2, width, height), 0.7, 3.2, 0.7, SCALES);
    float[] whole = new float[counts.length];
    Random random = new Random(3);
    for (int i = 0; i < whole.length; i++) {
      whole[i] = 400 + random.nextInt(random.nextInt(50) == 0 ? 3000 : 90);
    }
    assertEqualsDefinition(filter, whole, Frames.holes(4, width, height), 0.7, 3.2, 0.7, SCALES);
    assertEqualsDefinition(filter, whole, ValidityMask.all(width, height), 0.7, 3.2, 0.7, SCALES);
  }

  @Test
  void parametersHaveTheirEffect() {
    float[] counts = Frames.noise(1, 40 * 30, 900, 30);
    for (double[] p : new double[][] {{2, 1, 0.2}, {0.1, 5, 1}, {40, 2, 0}}) {
      List<Double> scales = List.of(1.0, 3.0);
      assertEqualsDefinition(
          new MultiScaleNormalization(p[0], p[1], p[2], scales),
          counts,
          Frames.holes(1, 40, 30),
          p[0],
          p[1],
          p[2],
          scales);
    }
  }

  @Test
  void whereAllPixelsAreEqualThereIsNoDetail() {
    float[] counts = new float[60 * 50];
    Arrays.fill(counts, 511);
    FrameHeader header = Headers.usual(60, 50).exposed(19.1, 421.657).header();
    float[] out = new float[counts.length];
    MultiScaleNormalization filter = new MultiScaleNormalization(0.7, 3.2, 0.7, SCALES);
    filter.apply(Frames.frame(header, counts), List.of(), out);
    for (float value : out) {
      assertThat(value).isZero();
    }
    filter.apply(Frames.frame(header, new float[counts.length]), List.of(), out);
    assertThat(out).containsOnly(0);
  }

  @Test
  void saysWhatItDoes() {
    assertThat(new MultiScaleNormalization(0.7, 3.2, 0.7, List.of(1.25, 40.0)).description())
        .isEqualTo(
            "multi-scale Gaussian normalization, k 0.70, gamma 3.20, h 0.70, sigmas [1.25, 40.0]"
                + " px");
  }

  private static void assertEqualsDefinition(
      MultiScaleNormalization filter,
      float[] values,
      ValidityMask mask,
      double k,
      double gamma,
      double h,
      List<Double> sigmas) {
    FrameHeader header = Headers.usual(mask.width(), mask.height()).exposed(19.1, 421.657).header();
    float[] counts = values.clone();
    double[] rates = new double[counts.length];
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < counts.length; i++) {
      if (mask.isValid(i)) {
        rates[i] = (counts[i] - 421.657) / 19.1;
        least = Math.min(least, rates[i]);
        most = Math.max(most, rates[i]);
      } else {
        counts[i] = i % 3 == 0 ? 0 : i % 3 == 1 ? 1e9f : Float.NaN;
      }
    }
    double[] expected = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      expected[i] = h * Math.pow((rates[i] - least) / (most - least), 1 / gamma);
    }
    for (double sigma : sigmas) {
      double[] detail = BlurDefinition.blur(rates, mask, sigma, 3, true);
      double[] squares = new double[counts.length];
      for (int i = 0; i < counts.length; i++) {
        detail[i] = rates[i] - detail[i];
        squares[i] = detail[i] * detail[i];
      }
      double[] variance = BlurDefinition.blur(squares, mask, sigma, 3, true);
      for (int i = 0; i < counts.length; i++) {
        double root = variance[i] == 0 ? 1 : Math.sqrt(variance[i]);
        expected[i] += (1 - h) / sigmas.size() * Math.atan(k * detail[i] / root);
      }
    }
    float[] out = new float[counts.length];
    Frame frame = new Frame(header, new Image(mask.width(), mask.height(), counts, mask));
    assertThat(filter.apply(frame, List.of(), out)).isEqualTo(mask);
    for (int i = 0; i < counts.length; i++) {
      assertThat((double) out[i])
          .as("pixel %d", i)
          .isCloseTo(mask.isValid(i) ? expected[i] : 0, within(2e-4));
    }
  }
}
