package org.comethunter.domain.filter;

/**
 * Sorts many lists of the same length at once, list i being the i-th values of some rows: Batcher's
 * odd-even merge sort (Knuth, The Art of Computer Programming 3, section 5.2.2, algorithm M). The
 * order of comparisons does not depend on the values, so they run along whole rows as vector
 * instructions.
 */
public final class SortingNetwork {

  private SortingNetwork() {}

  /** Sorts the i-th values of the first {@code count} rows, for every i; none may be NaN. */
  public static void sort(float[][] rows, int count) {
    if (count < 2) {
      return;
    }
    int top = Integer.highestOneBit(count - 1);
    for (int p = top; p > 0; p /= 2) {
      int r = 0;
      int d = p;
      int q = top;
      while (true) {
        for (int i = 0; i + d < count; i++) {
          if ((i & p) == r) {
            order(rows[i], rows[i + d]);
          }
        }
        if (q == p) {
          break;
        }
        d = q - p;
        q /= 2;
        r = p;
      }
    }
  }

  private static void order(float[] a, float[] b) {
    for (int i = 0; i < a.length; i++) {
      float low = Math.min(a[i], b[i]);
      float high = Math.max(a[i], b[i]);
      a[i] = low;
      b[i] = high;
    }
  }
}
