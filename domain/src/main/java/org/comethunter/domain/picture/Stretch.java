package org.comethunter.domain.picture;

/** Maps values to grey levels between black (0) and white (255), clipped beyond. */
interface Stretch {

  /** Writes the levels of the values from {@code offset} on to all of {@code to}, unsigned. */
  void apply(float[] values, int offset, byte[] to);

  /** The level of one value. */
  default byte level(double value) {
    byte[] level = new byte[1];
    apply(new float[] {(float) value}, 0, level);
    return level[0];
  }

  /**
   * Linear; a value belongs to the nearest level.
   *
   * @param black the value shown as 0
   * @param white the value shown as 255, above black
   */
  record Linear(double black, double white) implements Stretch {
    @Override
    public void apply(float[] values, int offset, byte[] to) {
      float scale = (float) (255 / (white - black));
      float shift = (float) (0.5 - black * scale);
      for (int i = 0; i < to.length; i++) {
        float level = values[offset + i] * scale + shift;
        to[i] = (byte) (int) Math.max(0f, Math.min(255f, level));
      }
    }
  }

  /**
   * By the inverse hyperbolic sine (Lupton et al. 2004, PASP 116, 133): shown is asinh(x) with x in
   * sigmas from the sky's median, which is x itself near the sky and ln 2x in bright places, so
   * that both can be seen.
   *
   * @param median the sky's median
   * @param sigma its noise, positive
   * @param low asinh(x) shown as 0
   * @param high asinh(x) shown as 255, above it
   */
  record Asinh(double median, double sigma, double low, double high) implements Stretch {
    @Override
    public void apply(float[] values, int offset, byte[] to) {
      double scale = 255 / (high - low);
      for (int i = 0; i < to.length; i++) {
        double level = (asinh((values[offset + i] - median) / sigma) - low) * scale + 0.5;
        to[i] = (byte) (int) Math.clamp(level, 0, 255);
      }
    }

    private static double asinh(double x) {
      return Math.copySign(Math.log(Math.abs(x) + Math.sqrt(x * x + 1)), x);
    }
  }
}
