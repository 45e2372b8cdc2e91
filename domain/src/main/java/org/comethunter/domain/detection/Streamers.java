package org.comethunter.domain.detection;

/** Takes away what lies along lines from the Sun: streamers and the legs of ejections. */
final class Streamers {
  private static final int DIRECTIONS = 128;
  private static final int STEP = 3;
  private static final int FIRST = 2;
  private static final int LAST = 9;
  private static final int REACH = STEP * LAST;
  private static final int SAMPLES = 2 * (LAST - FIRST + 1);
  private static final float CLIP = 3;

  private Streamers() {}

  /**
   * Takes away what lies along the line from the Sun on either side: streamers and the legs of
   * ejections go on there, comets do not.
   */
  static float[] without(
      float[] values, boolean[] valid, int width, int height, double sunX, double sunY) {
    float[] clipped = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      clipped[i] = valid[i] ? Math.clamp(values[i], -CLIP, CLIP) : 0;
    }
    int[][] offsets = offsets(width);
    float[] result = new float[values.length];
    for (int y = 0; y < height; y++) {
      double dy = y - sunY;
      boolean inner = y >= REACH && y < height - REACH;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (!valid[i]) {
          continue;
        }
        result[i] = values[i];
        if (inner && x >= REACH && x < width - REACH) {
          float sum = 0;
          for (int offset : offsets[direction(x - sunX, dy)]) {
            sum += clipped[i + offset];
          }
          result[i] -= sum * (1f / SAMPLES);
        }
      }
    }
    return result;
  }

  /** Which of the directions, all around, a line takes: by its slope along the longer axis. */
  private static int direction(double dx, double dy) {
    boolean steep = Math.abs(dy) > Math.abs(dx);
    double slope = steep ? dx / dy : dy / dx;
    int bin = (int) Math.round((slope + 1) * (DIRECTIONS / 2));
    return steep ? bin + DIRECTIONS + 1 : bin;
  }

  private static int[][] offsets(int width) {
    int[][] offsets = new int[2 * (DIRECTIONS + 1)][SAMPLES];
    for (int bin = 0; bin <= DIRECTIONS; bin++) {
      double slope = (double) bin / (DIRECTIONS / 2) - 1;
      double along = 1 / Math.hypot(1, slope);
      int at = 0;
      for (int k = FIRST; k <= LAST; k++) {
        int far = (int) Math.round(k * STEP * along);
        int aside = (int) Math.round(k * STEP * along * slope);
        for (int side = -1; side <= 1; side += 2) {
          offsets[bin][at] = side * (aside * width + far);
          offsets[bin + DIRECTIONS + 1][at++] = side * (far * width + aside);
        }
      }
    }
    return offsets;
  }
}
