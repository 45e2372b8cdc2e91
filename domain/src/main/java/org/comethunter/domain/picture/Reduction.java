package org.comethunter.domain.picture;

import java.util.Arrays;

/**
 * Makes a picture smaller: each level of the small one is the mean of the area that it covers,
 * parts of pixels included. Not thread-safe: it keeps its work space.
 */
final class Reduction {
  private float[] sums = new float[0];

  /**
   * Writes the smaller picture.
   *
   * @param to as long as {@code newWidth * newHeight}; not larger than {@code from} in any
   *     direction
   */
  void reduce(byte[] from, int width, int height, byte[] to, int newWidth, int newHeight) {
    sums = sums.length == width ? sums : new float[width];
    double tall = (double) height / newHeight;
    double wide = (double) width / newWidth;
    for (int row = 0; row < newHeight; row++) {
      sumRows(from, height, row * tall, (row + 1) * tall);
      for (int column = 0; column < newWidth; column++) {
        double sum = sumOf(column * wide, (column + 1) * wide);
        to[row * newWidth + column] = (byte) (int) Math.min(255, sum / (tall * wide) + 0.5);
      }
    }
  }

  private void sumRows(byte[] from, int height, double begin, double end) {
    Arrays.fill(sums, 0);
    for (int row = (int) begin; row < Math.min(height, Math.ceil(end)); row++) {
      float part = (float) (Math.min(end, row + 1) - Math.max(begin, row));
      int start = row * sums.length;
      for (int column = 0; column < sums.length; column++) {
        sums[column] += part * (from[start + column] & 0xff);
      }
    }
  }

  private double sumOf(double begin, double end) {
    double sum = 0;
    for (int column = (int) begin; column < Math.min(sums.length, Math.ceil(end)); column++) {
      sum += sums[column] * (Math.min(end, column + 1) - Math.max(begin, column));
    }
    return sum;
  }
}
