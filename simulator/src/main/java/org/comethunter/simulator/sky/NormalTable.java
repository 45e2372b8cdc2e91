package org.comethunter.simulator.sky;

/**
 * Normal deviates by table: 16 random bits choose one of 65,536 quantiles (largest about 4.2 σ).
 * The quantiles follow P. J. Acklam's rational approximation of the inverse normal distribution
 * (relative error below 1.2e-9). Immutable.
 */
final class NormalTable {

  private static final int SIZE = 1 << 16;
  private static final double CENTRAL = 0.02425;
  private static final double[] A = {
    -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
    1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00
  };
  private static final double[] B = {
    -5.447609879822406e+01,
    1.615858368580409e+02,
    -1.556989798598866e+02,
    6.680131188771972e+01,
    -1.328068155288572e+01,
    1
  };
  private static final double[] C = {
    -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
    -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00
  };
  private static final double[] D = {
    7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1
  };

  private static final float[] QUANTILES = quantiles();

  private NormalTable() {}

  /** The deviate that the 16 lowest bits choose: mean 0, standard deviation 1. */
  static float deviate(long bits) {
    return QUANTILES[(int) bits & (SIZE - 1)];
  }

  private static float[] quantiles() {
    float[] quantiles = new float[SIZE];
    for (int i = 0; i < SIZE; i++) {
      quantiles[i] = (float) quantile((i + 0.5) / SIZE);
    }
    return quantiles;
  }

  private static double quantile(double probability) {
    if (probability > 0.5) {
      return -quantile(1 - probability);
    }
    if (probability < CENTRAL) {
      double q = StrictMath.sqrt(-2 * StrictMath.log(probability));
      return polynomial(C, q) / polynomial(D, q);
    }
    double q = probability - 0.5;
    double r = q * q;
    return polynomial(A, r) * q / polynomial(B, r);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = 0;
    for (double coefficient : coefficients) {
      value = value * x + coefficient;
    }
    return value;
  }
}
