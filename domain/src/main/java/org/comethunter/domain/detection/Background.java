package org.comethunter.domain.detection;

import java.util.List;
import org.comethunter.domain.filter.SortingNetwork;
import org.comethunter.domain.image.Quantile;

/**
 * Takes away the corona: what stood there in other frames, and what is left of it that changes over
 * more than some 25 pixels.
 */
final class Background {
  private static final int BLOCK = 12;

  /** So much farther the pixels reach of which a block's median is taken. */
  private static final int BEYOND = 6;

  /** What changes by less than that part of the usual is hidden. */
  private static final float HIDDEN_SHARE = 0.2f;

  /** So many pixels beside it, along and across, light is scattered and blocks of JPEG are cut. */
  private static final int BESIDE = 8;

  /** Of so many pixels one is looked at for what is usual. */
  private static final int SAMPLED = 37;

  private Background() {}

  /**
   * What is left of a frame without the median of others; NaN where one of both is not known, and
   * at and beside what is hidden from the camera: by the occulter, its pylon, the field's rim.
   */
  static float[] withoutMedian(StoredRates rates, List<StoredRates> others, int width, int height) {
    float[] result = new float[rates.size()];
    float[] spread = new float[result.length];
    int count = others.size();
    float[] own = new float[width];
    float[][] rows = new float[count][width];
    for (int row = 0; row < height; row++) {
      rates.load(row, own, Float.NaN);
      for (int i = 0; i < count; i++) {
        others.get(i).load(row, rows[i], Float.POSITIVE_INFINITY);
      }
      SortingNetwork.sort(rows, count);
      for (int x = 0; x < width; x++) {
        float median = (rows[(count - 1) / 2][x] + rows[count / 2][x]) / 2;
        result[row * width + x] = Float.isInfinite(median) ? Float.NaN : own[x] - median;
        spread[row * width + x] = rows[count - 1 - count / 4][x] - rows[count / 4][x];
      }
    }
    clearHidden(result, spread, width, height);
    return result;
  }

  /** Where no light comes from, nothing changes either. */
  private static void clearHidden(float[] result, float[] spread, int width, int height) {
    float[] sample = new float[result.length / SAMPLED + 1];
    int taken = 0;
    for (int i = 0; i < result.length; i += SAMPLED) {
      if (!Float.isNaN(result[i]) && Float.isFinite(spread[i])) {
        sample[taken++] = spread[i];
      }
    }
    float least = taken == 0 ? 0 : HIDDEN_SHARE * Quantile.median(sample, taken);
    boolean[] hidden = new boolean[result.length];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int i = y * width + x;
        // of a single pixel, a few frames may be alike by chance
        float around =
            spread[i - width - 1]
                + spread[i - width]
                + spread[i - width + 1]
                + spread[i - 1]
                + spread[i]
                + spread[i + 1]
                + spread[i + width - 1]
                + spread[i + width]
                + spread[i + width + 1];
        hidden[i] = around < 9 * least;
      }
    }
    boolean[] across = widened(hidden, height, width, width, 1);
    boolean[] beside = widened(across, width, 1, height, width);
    for (int i = 0; i < result.length; i++) {
      result[i] = beside[i] ? Float.NaN : result[i];
    }
  }

  /**
   * Marks what is beside too, along lines.
   *
   * @param next from one line to the next
   * @param length of a line
   * @param step from one element of a line to the next
   */
  private static boolean[] widened(boolean[] marked, int lines, int next, int length, int step) {
    boolean[] wide = new boolean[marked.length];
    for (int line = 0; line < lines; line++) {
      int done = 0;
      for (int k = 0; k < length; k++) {
        if (marked[line * next + k * step]) {
          int end = Math.min(length - 1, k + BESIDE);
          for (done = Math.max(done, k - BESIDE); done <= end; done++) {
            wide[line * next + done * step] = true;
          }
        }
      }
    }
    return wide;
  }

  /** Takes away medians of 24 × 24 pixels, of every second one, interpolated between blocks. */
  static void subtractBlocks(float[] residual, int width, int height) {
    int columns = (width + BLOCK - 1) / BLOCK;
    int rows = (height + BLOCK - 1) / BLOCK;
    float[] medians = new float[columns * rows];
    float[] sample = new float[(BLOCK + 2 * BEYOND) * (BLOCK + 2 * BEYOND)];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int taken = 0;
        for (int y = Math.max(0, r * BLOCK - BEYOND);
            y < Math.min(height, (r + 1) * BLOCK + BEYOND);
            y += 2) {
          int shift = (y / 2) % 2;
          for (int x = Math.max(0, c * BLOCK - BEYOND) + shift;
              x < Math.min(width, (c + 1) * BLOCK + BEYOND);
              x += 2) {
            float value = residual[y * width + x];
            if (!Float.isNaN(value)) {
              sample[taken++] = value;
            }
          }
        }
        medians[r * columns + c] = taken == 0 ? 0 : Quantile.median(sample, taken);
      }
    }
    for (int y = 0; y < height; y++) {
      double v = (y + 0.5) / BLOCK - 0.5;
      int r0 = Math.clamp((int) Math.floor(v), 0, rows - 1);
      int r1 = Math.min(r0 + 1, rows - 1);
      float up = (float) Math.clamp(v - r0, 0, 1);
      for (int x = 0; x < width; x++) {
        double u = (x + 0.5) / BLOCK - 0.5;
        int c0 = Math.clamp((int) Math.floor(u), 0, columns - 1);
        int c1 = Math.min(c0 + 1, columns - 1);
        float right = (float) Math.clamp(u - c0, 0, 1);
        float low = medians[r0 * columns + c0] * (1 - right) + medians[r0 * columns + c1] * right;
        float high = medians[r1 * columns + c0] * (1 - right) + medians[r1 * columns + c1] * right;
        residual[y * width + x] -= low * (1 - up) + high * up;
      }
    }
  }
}
