package org.comethunter.domain.filter;

/**
 * Convolves a picture with a Gaussian kernel, rows and columns in one sweep, one row at a time.
 *
 * <p>Only the rows under the kernel are held, so the work stays in the processor's cache. All inner
 * loops run over whole arrays from index 0, which the compiler turns into vector instructions; it
 * does not where one array is read at several offsets, and so a row is copied once for every
 * offset. Not thread-safe: it keeps its work space.
 */
final class SeparableConvolution {
  private final GaussianKernel kernel;
  private final Border border;
  private final int radius;
  private final int sampleRadius;
  private final int step;

  /** The rows under the kernel. */
  private float[][] window = new float[0][];

  /** Those of them that are sampled, smoothed along the columns; not used if the step is 1. */
  private float[][] smoothWindow = new float[0][];

  private float[] column = new float[0];
  private float[] padded = new float[0];
  private float[] smooth = new float[0];
  private float[] result = new float[0];
  private float[][] copies = new float[4][0];
  private float[][] smoothCopies = new float[4][0];

  SeparableConvolution(GaussianKernel kernel, Border border) {
    this.kernel = kernel;
    this.border = border;
    this.radius = kernel.radius();
    this.sampleRadius = kernel.sampleRadius();
    this.step = kernel.step();
  }

  /** Where the rows come from. */
  @FunctionalInterface
  interface RowSource {
    /** Writes a row to the beginning of the array. */
    void load(int row, float[] into);
  }

  /** Where the result goes. */
  @FunctionalInterface
  interface RowSink {
    /**
     * Takes a row.
     *
     * @param row its number
     * @param original the row as it was loaded; valid during the call
     * @param convolved the result; valid during the call, may be written to
     */
    void accept(int row, float[] original, float[] convolved);
  }

  /** Which rows of the result are wanted. */
  @FunctionalInterface
  interface RowSelection {
    /** Whether this row is. */
    boolean wants(int row);
  }

  /** Convolves a picture, row by row from row 0 on. */
  void run(int width, int height, RowSource source, RowSelection selection, RowSink sink) {
    reserve(width);
    for (int row = -radius; row < radius; row++) {
      source.load(border.index(row, height), slot(window, row));
    }
    if (step > 1) {
      for (int row = -sampleRadius; row < sampleRadius; row++) {
        smoothColumns(row);
      }
    }
    for (int row = 0; row < height; row++) {
      source.load(border.index(row + radius, height), slot(window, row + radius));
      if (step > 1) {
        smoothColumns(row + sampleRadius);
      }
      if (selection.wants(row)) {
        alongColumns(row);
        alongRow(width);
        sink.accept(row, slot(window, row), result);
      }
    }
  }

  private static float[] slot(float[][] rows, int row) {
    return rows[Math.floorMod(row, rows.length)];
  }

  private void reserve(int width) {
    if (result.length == width) {
      return;
    }
    window = new float[2 * radius + 1][width];
    smoothWindow = new float[step > 1 ? 2 * sampleRadius + 1 : 0][width];
    column = new float[width];
    padded = new float[width + 2 * radius];
    smooth = new float[width + 2 * sampleRadius];
    result = new float[width];
    copies = new float[4][width];
    smoothCopies = new float[4][smooth.length];
  }

  private void smoothColumns(int row) {
    float[] into = slot(smoothWindow, row);
    scale(slot(window, row), kernel.triangle()[0], into);
    addRows(window, row, 1, 1, kernel.triangle(), 1, into);
  }

  private void alongColumns(int row) {
    float[][] sampled = step > 1 ? smoothWindow : window;
    scale(slot(sampled, row), kernel.samples()[0], column);
    addRows(sampled, row, step, step, kernel.samples(), 1, column);
    addRows(window, row, sampleRadius + 1, 1, kernel.edge(), 0, column);
  }

  private void alongRow(int width) {
    System.arraycopy(column, 0, padded, radius, width);
    for (int i = 1; i <= radius; i++) {
      padded[radius - i] = column[border.index(-i, width)];
      padded[radius + width - 1 + i] = column[border.index(width - 1 + i, width)];
    }
    float[] sampled = padded;
    int middle = radius;
    if (step > 1) {
      // its first pixel lies left of the picture, as far as samples are taken there
      scale(shifted(padded, radius - sampleRadius, smoothCopies[0]), kernel.triangle()[0], smooth);
      addShifted(padded, radius - sampleRadius, 1, 1, kernel.triangle(), 1, smoothCopies, smooth);
      sampled = smooth;
      middle = sampleRadius;
    }
    scale(shifted(sampled, middle, copies[0]), kernel.samples()[0], result);
    addShifted(sampled, middle, step, step, kernel.samples(), 1, copies, result);
    addShifted(padded, radius, sampleRadius + 1, 1, kernel.edge(), 0, copies, result);
  }

  /**
   * Adds up rows to either side of one, each with its weight.
   *
   * @param distance of the first pair of rows
   * @param apart how much farther away the next pair is
   * @param first which weight belongs to the first pair
   */
  private static void addRows(
      float[][] rows, int row, int distance, int apart, float[] weights, int first, float[] sum) {
    int away = distance;
    int i = first;
    for (; i + 1 < weights.length; i += 2, away += 2 * apart) {
      addTwoPairs(
          slot(rows, row - away),
          slot(rows, row + away),
          weights[i],
          slot(rows, row - away - apart),
          slot(rows, row + away + apart),
          weights[i + 1],
          sum);
    }
    if (i < weights.length) {
      addPair(slot(rows, row - away), slot(rows, row + away), weights[i], sum);
    }
  }

  /** The same with the pixels of one row to either side of each. */
  private static void addShifted(
      float[] row,
      int middle,
      int distance,
      int apart,
      float[] weights,
      int first,
      float[][] copies,
      float[] sum) {
    int away = distance;
    int i = first;
    for (; i + 1 < weights.length; i += 2, away += 2 * apart) {
      addTwoPairs(
          shifted(row, middle - away, copies[0]),
          shifted(row, middle + away, copies[1]),
          weights[i],
          shifted(row, middle - away - apart, copies[2]),
          shifted(row, middle + away + apart, copies[3]),
          weights[i + 1],
          sum);
    }
    if (i < weights.length) {
      addPair(
          shifted(row, middle - away, copies[0]),
          shifted(row, middle + away, copies[1]),
          weights[i],
          sum);
    }
  }

  /** A copy of a row from another column on, so that the sums run from index 0. */
  private static float[] shifted(float[] row, int from, float[] copy) {
    System.arraycopy(row, from, copy, 0, copy.length);
    return copy;
  }

  private static void scale(float[] in, float weight, float[] out) {
    for (int i = 0; i < out.length; i++) {
      out[i] = weight * in[i];
    }
  }

  private static void addPair(float[] a, float[] b, float weight, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * (a[i] + b[i]);
    }
  }

  private static void addTwoPairs(
      float[] a, float[] b, float weight, float[] c, float[] d, float other, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * (a[i] + b[i]) + other * (c[i] + d[i]);
    }
  }
}
