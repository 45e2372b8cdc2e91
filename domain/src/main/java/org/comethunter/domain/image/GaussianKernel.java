package org.comethunter.domain.image;

/**
 * The weights of a sampled, truncated Gaussian. Immutable.
 *
 * <p>Definition as in SciPy's {@code gaussian_filter1d}: radius = ⌊truncate · σ + ½⌋, weights
 * exp(−x²/2σ²) for integer |x| ≤ radius, divided by their sum.
 */
final class GaussianKernel {
  private final float[] half;

  /**
   * @param sigma standard deviation in pixels, positive
   * @param truncate where to cut the tails, in sigmas, positive
   */
  GaussianKernel(double sigma, double truncate) {
    if (!(sigma > 0) || !(truncate > 0) || !(sigma * truncate < 1000)) {
      throw new IllegalArgumentException(
          "A Gaussian needs a positive, moderate width, not " + sigma + " cut at " + truncate);
    }
    int radius = (int) (truncate * sigma + 0.5);
    double[] weights = new double[radius + 1];
    double sum = 0;
    for (int x = 0; x <= radius; x++) {
      weights[x] = Math.exp(-0.5 * x * x / (sigma * sigma));
      sum += x == 0 ? weights[x] : 2 * weights[x];
    }
    half = new float[radius + 1];
    for (int x = 0; x <= radius; x++) {
      half[x] = (float) (weights[x] / sum);
    }
  }

  /** How many pixels it reaches to either side. */
  int radius() {
    return half.length - 1;
  }

  /** The weight at a distance of 0 to {@link #radius()} pixels. */
  float weight(int distance) {
    return half[distance];
  }
}
