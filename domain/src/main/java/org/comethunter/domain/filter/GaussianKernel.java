package org.comethunter.domain.filter;

/**
 * The weights of a sampled, truncated Gaussian. Immutable.
 *
 * <p>Definition as in SciPy's {@code gaussian_filter1d}: radius = ⌊truncate · σ + ½⌋, weights
 * exp(−x²/2σ²) for integer |x| ≤ radius, divided by their sum.
 *
 * <p>A wide Gaussian need not be sampled at every pixel: with a <em>step</em> h it is sampled at
 * every h-th and interpolated linearly between, which is the same as smoothing with a triangle of
 * half-width h first and then adding up every h-th pixel only. The triangle adds (h² − 1)/6 to the
 * variance, so the samples are those of a Gaussian whose variance is smaller by that. Its edge,
 * where it is cut, stays sharp: between the last two samples every pixel has its own weight. With h
 * ≤ σ/5 the weights differ from the definition by less than 0.35 % of the largest, and a third of
 * the work or less is left.
 */
final class GaussianKernel {
  private final int step;
  private final int radius;
  private final float[] samples;
  private final float[] triangle;
  private final float[] edge;

  /**
   * @param sigma standard deviation in pixels, positive
   * @param truncate where to cut the tails, in sigmas, positive
   */
  GaussianKernel(double sigma, double truncate) {
    this(sigma, truncate, 1);
  }

  /**
   * @param sigma standard deviation in pixels, positive
   * @param truncate where to cut the tails, in sigmas, positive
   * @param step pixels from one sample to the next
   */
  GaussianKernel(double sigma, double truncate, int step) {
    if (!(sigma > 0) || !(truncate > 0) || !(sigma * truncate < 1000)) {
      throw new IllegalArgumentException(
          "A Gaussian needs a positive, moderate width, not "
              + sigma
              + " cut at "
              + truncate
              + ".");
    }
    this.step = step;
    this.radius = (int) (truncate * sigma + 0.5);
    double variance = sigma * sigma - (step * step - 1) / 6.0;
    int count = step == 1 ? radius + 1 : Math.floorDiv(radius, step);
    double[] weights = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double x = (double) i * step;
      weights[i] = Math.exp(-0.5 * x * x / variance);
      sum += i == 0 ? weights[i] : 2 * weights[i];
    }
    int last = (count - 1) * step;
    double[] rest = new double[radius - last];
    for (int i = 0; i < rest.length; i++) {
      double x = last + 1.0 + i;
      // what the last sample's triangle does not give
      double given = weights[count - 1] / step * Math.max(0, 1 - (x - last) / step);
      rest[i] = Math.exp(-0.5 * x * x / (sigma * sigma)) / step - given;
      sum += 2 * rest[i];
    }
    samples = divided(weights, sum);
    edge = divided(rest, sum);
    double[] sides = new double[step];
    for (int i = 0; i < step; i++) {
      sides[i] = step - i;
    }
    triangle = divided(sides, (double) step * step);
  }

  private static float[] divided(double[] values, double by) {
    float[] result = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = (float) (values[i] / by);
    }
    return result;
  }

  /** The widest step that leaves the weights as they should be: a power of 2, at most σ/5. */
  static int widestStep(double sigma) {
    return Integer.highestOneBit(Math.max(1, (int) (sigma / 5)));
  }

  /** Pixels from one sample to the next. */
  int step() {
    return step;
  }

  /** How many pixels it reaches to either side. */
  int radius() {
    return radius;
  }

  /** How many pixels the outermost sample is away. */
  int sampleRadius() {
    return (samples.length - 1) * step;
  }

  /** The weights of the samples at distances 0, step, 2 · step …; not to be written to. */
  float[] samples() {
    return samples;
  }

  /** The triangle's weights at distances 0, 1 … step − 1; not to be written to. */
  float[] triangle() {
    return triangle;
  }

  /**
   * The weights of pixels at distances from {@link #sampleRadius()} + 1 on; not to be written to.
   */
  float[] edge() {
    return edge;
  }
}
