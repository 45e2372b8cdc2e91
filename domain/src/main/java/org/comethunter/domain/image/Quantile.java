package org.comethunter.domain.image;

/** Order statistics by selection (Hoare 1961, "FIND"), in linear time on average. */
public final class Quantile {

  private static final double MAD_TO_SIGMA = 1.4826;

  /** So few values are sorted faster than selected from. */
  private static final int FEW = 10;

  private Quantile() {}

  /**
   * The median of the first {@code count} values, none of them NaN; of an even number the mean of
   * the two in the middle.
   *
   * @param values reordered by the call
   * @param count at least 1
   */
  public static float median(float[] values, int count) {
    int middle = count / 2;
    float upper = select(values, count, middle);
    if (count % 2 == 1) {
      return upper;
    }
    float lower = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < middle; i++) {
      lower = Math.max(lower, values[i]);
    }
    return (float) (((double) lower + upper) / 2);
  }

  /**
   * The standard deviation of normal noise among outliers: 1.4826 times the median absolute
   * deviation from the median (Hampel 1974, JASA 69, 383).
   *
   * @param values replaced by their distances from the median
   * @param count at least 1
   * @param median of them
   */
  public static double deviation(float[] values, int count, float median) {
    for (int i = 0; i < count; i++) {
      values[i] = Math.abs(values[i] - median);
    }
    return MAD_TO_SIGMA * median(values, count);
  }

  /** The value that sorting would put at {@code wanted}; smaller ones end up before it. */
  private static float select(float[] values, int count, int wanted) {
    int low = 0;
    int high = count - 1;
    while (high - low >= FEW) {
      float pivot = middleOf(values[low], values[(low + high) >>> 1], values[high]);
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          float swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        return values[wanted];
      }
    }
    sort(values, low, high);
    return values[wanted];
  }

  /** By insertion, both ends included. */
  private static void sort(float[] values, int low, int high) {
    for (int i = low + 1; i <= high; i++) {
      float value = values[i];
      int place = i;
      while (place > low && values[place - 1] > value) {
        values[place] = values[place - 1];
        place--;
      }
      values[place] = value;
    }
  }

  private static float middleOf(float a, float b, float c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }
}
