package org.comethunter.domain.filter;

import org.comethunter.domain.image.ValidityMask;

/** The Gaussian blur of the valid pixels by its definition, in double precision. */
final class BlurDefinition {

  private BlurDefinition() {}

  /** Returns sum(w·v) / sum(w) over the valid pixels under the kernel; 0 where there is none. */
  static double[] blur(
      double[] values, ValidityMask mask, double sigma, double truncate, boolean nearest) {
    double[] kept = new double[values.length];
    double[] flags = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      kept[i] = mask.isValid(i) ? values[i] : 0;
      flags[i] = mask.isValid(i) ? 1 : 0;
    }
    int radius = (int) (truncate * sigma + 0.5);
    double[] sums = plain(kept, mask.width(), mask.height(), sigma, radius, nearest);
    double[] weights = plain(flags, mask.width(), mask.height(), sigma, radius, nearest);
    for (int i = 0; i < values.length; i++) {
      sums[i] = weights[i] > 0 ? sums[i] / weights[i] : 0;
    }
    return sums;
  }

  private static double[] plain(
      double[] values, int width, int height, double sigma, int radius, boolean nearest) {
    double[] rows = new double[values.length];
    double[] both = new double[values.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        for (int d = -radius; d <= radius; d++) {
          double weight = Math.exp(-0.5 * d * d / (sigma * sigma));
          int from = shown(column + d, width, nearest);
          rows[row * width + column] += weight * values[row * width + from];
        }
      }
    }
    for (int row = 0; row < height; row++) {
      for (int d = -radius; d <= radius; d++) {
        double weight = Math.exp(-0.5 * d * d / (sigma * sigma));
        int from = shown(row + d, height, nearest) * width;
        for (int column = 0; column < width; column++) {
          both[row * width + column] += weight * rows[from + column];
        }
      }
    }
    double sum = 0;
    for (int d = -radius; d <= radius; d++) {
      sum += Math.exp(-0.5 * d * d / (sigma * sigma));
    }
    for (int i = 0; i < both.length; i++) {
      both[i] /= sum * sum;
    }
    return both;
  }

  private static int shown(int index, int size, boolean nearest) {
    int at = nearest ? Math.max(0, Math.min(size - 1, index)) : index;
    while (at < 0 || at >= size) {
      at = at < 0 ? -1 - at : 2 * size - 1 - at;
    }
    return at;
  }
}
