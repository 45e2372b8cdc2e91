package org.comethunter.simulator.sky;

/** Puts point sources onto a frame of light: bells with a standard deviation of 1.2 pixels. */
final class PointSpread {

  /** Standard deviation in pixels. */
  static final double SIGMA = 1.2;

  private static final int REACH = 6;

  private PointSpread() {}

  /** The peak of a source whose light adds up to 1. */
  static double peakOfUnit() {
    return 1 / (2 * StrictMath.PI * SIGMA * SIGMA);
  }

  /**
   * Adds a source.
   *
   * @param light row-major frame, DN/s
   * @param x column of its centre; what falls outside the frame is dropped
   * @param y row of its centre
   * @param peak DN/s at its centre
   */
  static void add(float[] light, double x, double y, double peak) {
    int column = (int) StrictMath.round(x);
    int row = (int) StrictMath.round(y);
    double[] across = bell(column - x);
    double[] up = bell(row - y);
    int left = Math.max(0, column - REACH);
    int right = Math.min(Camera.SIZE - 1, column + REACH);
    int bottom = Math.max(0, row - REACH);
    int top = Math.min(Camera.SIZE - 1, row + REACH);
    for (int r = bottom; r <= top; r++) {
      double ofRow = peak * up[r - row + REACH];
      for (int c = left; c <= right; c++) {
        light[r * Camera.SIZE + c] += (float) (ofRow * across[c - column + REACH]);
      }
    }
  }

  private static double[] bell(double offset) {
    double[] values = new double[2 * REACH + 1];
    for (int i = 0; i < values.length; i++) {
      double distance = (i - REACH + offset) / SIGMA;
      values[i] = StrictMath.exp(-distance * distance / 2);
    }
    return values;
  }
}
