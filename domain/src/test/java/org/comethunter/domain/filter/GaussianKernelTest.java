package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaussianKernelTest {

  @Test
  void theStepIsAPowerOfTwoAndAtMostAFifthOfTheWidth() {
    assertThat(GaussianKernel.widestStep(0.3)).isEqualTo(1);
    assertThat(GaussianKernel.widestStep(9.9)).isEqualTo(1);
    assertThat(GaussianKernel.widestStep(10)).isEqualTo(2);
    assertThat(GaussianKernel.widestStep(19.9)).isEqualTo(2);
    assertThat(GaussianKernel.widestStep(20)).isEqualTo(4);
    assertThat(GaussianKernel.widestStep(40)).isEqualTo(8);
  }

  /** What an impulse becomes, in one dimension, against the sampled Gaussian. */
  @ParameterizedTest
  @CsvSource({"3,4,1", "10,3,2", "10,4,2", "13.7,3,2", "20,3,4", "33.3,4,4", "40,3,8", "41,3,8"})
  void theWeightsDifferLittleFromTheDefinition(double sigma, double truncate, int step) {
    GaussianKernel kernel = new GaussianKernel(sigma, truncate, step);
    int radius = (int) (truncate * sigma + 0.5);
    assertThat(kernel.radius()).isEqualTo(radius);
    double[] weights = weights(kernel);
    double sum = 0;
    for (int x = -radius; x <= radius; x++) {
      sum += Math.exp(-0.5 * x * x / (sigma * sigma));
    }
    double total = 0;
    for (int x = -radius; x <= radius; x++) {
      double expected = Math.exp(-0.5 * x * x / (sigma * sigma)) / sum;
      assertThat(weights[Math.abs(x)]).as("x %d", x).isCloseTo(expected, within(3.5e-3 / sum));
      total += weights[Math.abs(x)];
    }
    assertThat(total).isCloseTo(1, within(1e-6));
    for (int x = radius + 1; x < weights.length; x++) {
      assertThat(weights[x]).isZero();
    }
  }

  /** The triangle about each sample, and the edge. */
  private static double[] weights(GaussianKernel kernel) {
    int step = kernel.step();
    double[] weights = new double[kernel.radius() + step + 1];
    for (int i = -kernel.samples().length + 1; i < kernel.samples().length; i++) {
      for (int x = -step + 1; x < step; x++) {
        int at = i * step + x;
        if (at >= 0) {
          weights[at] += (double) kernel.samples()[Math.abs(i)] * kernel.triangle()[Math.abs(x)];
        }
      }
    }
    for (int i = 0; i < kernel.edge().length; i++) {
      weights[kernel.sampleRadius() + 1 + i] += kernel.edge()[i];
    }
    return weights;
  }
}
