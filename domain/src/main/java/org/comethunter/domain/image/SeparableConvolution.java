package org.comethunter.domain.image;

/**
 * Convolves a picture with a symmetric kernel, rows and columns in one sweep, one row at a time.
 *
 * <p>Borders are reflected about the outer edge of the last pixel (d c b a | a b c d | d c b a), as
 * often as a small picture needs it. Only the rows under the kernel are held, so the work stays in
 * the processor's cache; all loops run over whole arrays from index 0, which the compiler turns
 * into vector instructions. Not thread-safe: it keeps its work space.
 */
final class SeparableConvolution {
  private final GaussianKernel kernel;
  private final int radius;
  private float[][] window = new float[0][];
  private float[] column = new float[0];
  private float[] padded = new float[0];
  private float[] left = new float[0];
  private float[] right = new float[0];
  private float[] furtherLeft = new float[0];
  private float[] furtherRight = new float[0];
  private float[] result = new float[0];

  SeparableConvolution(GaussianKernel kernel) {
    this.kernel = kernel;
    this.radius = kernel.radius();
  }

  /** Where the rows come from. */
  @FunctionalInterface
  interface RowSource {
    /** Writes a row of the picture to the beginning of the array. */
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
      source.load(reflect(row, height), slot(row));
    }
    for (int row = 0; row < height; row++) {
      source.load(reflect(row + radius, height), slot(row + radius));
      if (selection.wants(row)) {
        alongColumns(row);
        alongRow(width);
        sink.accept(row, slot(row), result);
      }
    }
  }

  /** The index inside 0 … size − 1 that a reflected border shows at {@code index}. */
  static int reflect(int index, int size) {
    int folded = Math.floorMod(index, 2 * size);
    return folded < size ? folded : 2 * size - 1 - folded;
  }

  private float[] slot(int row) {
    return window[Math.floorMod(row, window.length)];
  }

  private void reserve(int width) {
    if (column.length == width) {
      return;
    }
    window = new float[2 * radius + 1][width];
    column = new float[width];
    padded = new float[width + 2 * radius];
    left = new float[width];
    right = new float[width];
    furtherLeft = new float[width];
    furtherRight = new float[width];
    result = new float[width];
  }

  private void alongColumns(int row) {
    scale(slot(row), kernel.weight(0), column);
    int distance = 1;
    for (; distance + 1 <= radius; distance += 2) {
      addTwoPairs(
          slot(row - distance),
          slot(row + distance),
          kernel.weight(distance),
          slot(row - distance - 1),
          slot(row + distance + 1),
          kernel.weight(distance + 1),
          column);
    }
    if (distance <= radius) {
      addPair(slot(row - distance), slot(row + distance), kernel.weight(distance), column);
    }
  }

  private void alongRow(int width) {
    System.arraycopy(column, 0, padded, radius, width);
    for (int i = 1; i <= radius; i++) {
      padded[radius - i] = column[reflect(-i, width)];
      padded[radius + width - 1 + i] = column[reflect(width - 1 + i, width)];
    }
    scale(column, kernel.weight(0), result);
    int distance = 1;
    for (; distance + 1 <= radius; distance += 2) {
      addTwoPairs(
          shifted(-distance, left),
          shifted(distance, right),
          kernel.weight(distance),
          shifted(-distance - 1, furtherLeft),
          shifted(distance + 1, furtherRight),
          kernel.weight(distance + 1),
          result);
    }
    if (distance <= radius) {
      addPair(shifted(-distance, left), shifted(distance, right), kernel.weight(distance), result);
    }
  }

  /** A copy of the padded row from another column on, so that the sums run from index 0. */
  private float[] shifted(int by, float[] into) {
    System.arraycopy(padded, radius + by, into, 0, into.length);
    return into;
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
