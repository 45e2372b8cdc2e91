package org.comethunter.domain.filter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.ValidityMask;

/**
 * The median of a square about every pixel of an image, exact to the levels of its counts, by
 * histograms that slide along the rows (Huang, Yang and Tang 1979, IEEE Trans. ASSP 27, 13).
 *
 * <p>Eight rows are done at once and share what their squares have in common, an idea of Weiss
 * (2006, ACM Trans. Graph. 25, 519): one histogram counts the rows that all eight squares hold, one
 * for each four of them the rows that these four hold besides, and one for each the three rows
 * left. So a pixel is counted about three times for each eight squares and not eight times. Each
 * histogram is kept twice, level by level and in coarse bins of sixteen levels (256 if there are
 * very many), and counts how many pixels lie below a common pivot bin: as the medians of
 * neighbouring squares are close to each other and to the pivot, few steps lead from it to each.
 * The time per pixel hardly depends on the size of the square.
 *
 * <p>Not thread-safe: it keeps its work space.
 */
final class SlidingMedian {
  private static final int ROWS = 8;
  private static final int HALF = ROWS / 2;
  private static final int MOST = 99;

  /** More than the rows that each square holds alone. */
  private static final int INTERLEAVE = 4;

  /** The histogram of the rows that all squares hold. */
  private static final int COMMON = 0;

  /** The histograms of what the first four and the last four squares hold besides. */
  private static final int FIRST_FOUR = 1;

  private static final int LAST_FOUR = 2;

  /** The histograms of what each square holds besides. */
  private static final int OWN = 3;

  private static final int HISTOGRAMS = OWN + ROWS;

  /** Entries from one level or bin to the next: those of all histograms lie side by side. */
  private static final int STRIDE = 16;

  /** A bin holds the levels that differ in these lowest bits only. */
  private static final int BIN_BITS = 4;

  /** The same for more levels than the camera has; bounds the way between unlike neighbours. */
  private static final int WIDE_BIN_BITS = 8;

  /** What the camera's converter of 14 bits can tell apart, with room for what is taken away. */
  private static final int USUAL_LEVELS = 1 << 14;

  private final int size;
  private final int radius;
  private final int tall;
  private final int[] rowOf;
  private final int[] histogramOf;
  private int[] histograms = new int[0];
  private int[] bins = new int[0];

  /**
   * With room to spare on either side: what another thread counts must not lie in a line beside.
   */
  private final int[] below = new int[3 * STRIDE];

  /** Levels of the rows in reach of the eight, column by column. */
  private int[] band = new int[0];

  /** A column of levels that are counted but never looked at, for where there is no other. */
  private final int[] nowhere;

  /** A bin; stays where it was from row to row, as all histograms are empty in between. */
  private int pivot;

  private CountLevels counted = CountLevels.NONE;

  private int levels;

  private int binBits;

  /**
   * @param size columns and rows of the square, odd, 9 to 99
   */
  SlidingMedian(int size) {
    requireUsable(size);
    this.size = size;
    this.radius = size / 2;
    this.tall = size + ROWS - 1;
    this.nowhere = new int[tall];
    List<int[]> parts = parts(size);
    this.rowOf = parts.stream().mapToInt(part -> part[0]).toArray();
    this.histogramOf = parts.stream().mapToInt(part -> part[1]).toArray();
  }

  /**
   * Which row of a band is counted in which histogram, apart from the common one; neighbours in the
   * list are of different histograms, so that none waits for the one before it.
   */
  private static List<int[]> parts(int size) {
    List<int[]> parts = new ArrayList<>();
    for (int i = 0; i < HALF; i++) {
      parts.add(new int[] {HALF - 1 + i, FIRST_FOUR});
      parts.add(new int[] {size + i, LAST_FOUR});
    }
    for (int i = 0; i < HALF; i++) {
      add(parts, i, HALF - 1, OWN + i);
      add(parts, size, size + i, OWN + i);
      add(parts, HALF + i, ROWS - 1, OWN + HALF + i);
      add(parts, size + HALF, size + HALF + i, OWN + HALF + i);
    }
    List<int[]> shuffled = new ArrayList<>();
    for (int first = 0; first < INTERLEAVE; first++) {
      for (int i = first; i < parts.size(); i += INTERLEAVE) {
        shuffled.add(parts.get(i));
      }
    }
    return shuffled;
  }

  private static void add(List<int[]> parts, int from, int to, int histogram) {
    for (int row = from; row < to; row++) {
      parts.add(new int[] {row, histogram});
    }
  }

  static void requireUsable(int size) {
    if (size % 2 == 0 || size < ROWS + 1 || size > MOST) {
      throw new IllegalArgumentException(
          "The square of a median has an odd number of columns, 9 to 99, not " + size + ".");
    }
  }

  /**
   * Computes the median of the valid counts about every pixel.
   *
   * @param out receives the medians in counts, row-major; invalid pixels get anything
   */
  void medians(Frame frame, float[] out) {
    ValidityMask mask = frame.counts().mask();
    counted = CountLevels.of(frame);
    levels = counted.size();
    pivot = 0;
    binBits = levels > USUAL_LEVELS ? WIDE_BIN_BITS : BIN_BITS;
    // levels stands for an invalid pixel, and beyond the bin of the last level lies nowhere
    int bin = 1 << binBits;
    int entries = (levels + 1 + 2 * bin) * STRIDE;
    if (histograms.length < entries) {
      histograms = new int[entries];
      bins = new int[(entries >> BIN_BITS) + STRIDE];
    }
    Arrays.fill(nowhere, levels + 1 + bin);
    int columns = mask.width() + 2 * radius;
    if (band.length != columns * tall) {
      band = new int[columns * tall];
    }
    for (int row = 0; row < mask.height(); row += ROWS) {
      fillBand(frame, row);
      slide(mask, row, out);
    }
  }

  /**
   * The levels of a band, borders reflected; {@link #levels} stands for an invalid pixel. What it
   * shares with the band before is moved within it.
   */
  private void fillBand(Frame frame, int firstRow) {
    ValidityMask mask = frame.counts().mask();
    int width = mask.width();
    int shared = firstRow == 0 ? 0 : tall - ROWS;
    if (shared > 0) {
      for (int top = 0; top < band.length; top += tall) {
        System.arraycopy(band, top + ROWS, band, top, shared);
      }
    }
    for (int y = shared; y < tall; y++) {
      int row = Border.REFLECT.index(firstRow - radius + y, mask.height());
      fillRow(frame, row, y);
    }
    for (int i = 1; i <= radius; i++) {
      copyColumn(Border.REFLECT.index(-i, width), -i);
      copyColumn(Border.REFLECT.index(width - 1 + i, width), width - 1 + i);
    }
  }

  private void fillRow(Frame frame, int row, int y) {
    ValidityMask mask = frame.counts().mask();
    float[] counts = frame.counts().values();
    int width = mask.width();
    int from = 0;
    for (int run = 0; run <= mask.runs(row); run++) {
      boolean last = run == mask.runs(row);
      int start = last ? width : mask.runStart(row, run);
      int end = last ? width : mask.runEnd(row, run);
      for (int column = from; column < start; column++) {
        band[(column + radius) * tall + y] = levels;
      }
      for (int column = start; column < end; column++) {
        band[(column + radius) * tall + y] = counted.level(counts[row * width + column]);
      }
      from = end;
    }
  }

  private void copyColumn(int from, int to) {
    System.arraycopy(band, (from + radius) * tall, band, (to + radius) * tall, tall);
  }

  private void slide(ValidityMask mask, int firstRow, float[] out) {
    int width = mask.width();
    int rows = Math.min(ROWS, mask.height() - firstRow);
    int from = width;
    int to = 0;
    for (int row = firstRow; row < firstRow + rows; row++) {
      int runs = mask.runs(row);
      from = runs == 0 ? from : Math.min(from, mask.runStart(row, 0));
      to = runs == 0 ? to : Math.max(to, mask.runEnd(row, runs - 1));
    }
    for (int column = from; from < to && column < from + size; column++) {
      move(band, column * tall, nowhere, 0);
    }
    for (int column = from; column < to; column++) {
      int middle = (column + radius) * tall + radius;
      int near = pivot;
      for (int i = 0; i < rows; i++) {
        if (band[middle + i] < levels) {
          int bin = pick(i, out, (firstRow + i) * width + column);
          near = i <= HALF ? bin : near;
        }
      }
      movePivot(near);
      if (column + 1 < to) {
        move(band, (column + size) * tall, band, column * tall);
      }
    }
    for (int column = to - 1; from < to && column < to - 1 + size; column++) {
      move(nowhere, 0, band, column * tall);
    }
  }

  /**
   * Counts a column of levels in and another out.
   *
   * @param in where the column to be counted lies from {@code inTop} on
   * @param out where the column no longer to be counted lies from {@code outTop} on
   */
  private void move(int[] in, int inTop, int[] out, int outTop) {
    int less = 0;
    for (int row = ROWS - 1; row < size; row++) {
      less += exchange(in[inTop + row], out[outTop + row], COMMON);
    }
    below[STRIDE + COMMON] += less;
    for (int i = 0; i < rowOf.length; i++) {
      int row = rowOf[i];
      int histogram = histogramOf[i];
      below[STRIDE + histogram] += exchange(in[inTop + row], out[outTop + row], histogram);
    }
  }

  /** Returns by how much the pixels below the pivot become more. */
  private int exchange(int in, int out, int histogram) {
    int inBin = in >> binBits;
    int outBin = out >> binBits;
    histograms[in * STRIDE + histogram]++;
    histograms[out * STRIDE + histogram]--;
    bins[inBin * STRIDE + histogram]++;
    bins[outBin * STRIDE + histogram]--;
    // the sign bit is set where the bin is below the pivot
    return ((inBin - pivot) >>> 31) - ((outBin - pivot) >>> 31);
  }

  /**
   * Finds the median of one square, of which one pixel at least is valid.
   *
   * @return its bin
   */
  private int pick(int square, float[] out, int index) {
    int four = square < HALF ? FIRST_FOUR : LAST_FOUR;
    int own = OWN + square;
    int valid = size * size - entry(histograms, levels, four, own);
    int rank = (valid - 1) / 2;
    int bin = pivot;
    int less = below[STRIDE + COMMON] + below[STRIDE + four] + below[STRIDE + own];
    while (less > rank) {
      bin--;
      less -= entry(bins, bin, four, own);
    }
    int here = entry(bins, bin, four, own);
    while (less + here <= rank) {
      less += here;
      bin++;
      here = entry(bins, bin, four, own);
    }
    int level;
    if (2 * (rank - less) < here) {
      level = bin << binBits;
      here = entry(histograms, level, four, own);
      while (less + here <= rank) {
        less += here;
        level++;
        here = entry(histograms, level, four, own);
      }
    } else {
      less += here;
      level = (bin + 1) << binBits;
      while (less > rank) {
        level--;
        here = entry(histograms, level, four, own);
        less -= here;
      }
    }
    if (valid % 2 == 1 || less + here > rank + 1) {
      out[index] = counted.count(level);
    } else {
      int next = level + 1;
      while (entry(histograms, next, four, own) == 0) {
        next++;
      }
      out[index] = (float) (((double) counted.count(level) + counted.count(next)) / 2);
    }
    return bin;
  }

  private static int entry(int[] of, int place, int four, int own) {
    int at = place * STRIDE;
    return of[at + COMMON] + of[at + four] + of[at + own];
  }

  private void movePivot(int to) {
    for (; pivot < to; pivot++) {
      for (int i = 0; i < HISTOGRAMS; i++) {
        below[STRIDE + i] += bins[pivot * STRIDE + i];
      }
    }
    for (; pivot > to; pivot--) {
      for (int i = 0; i < HISTOGRAMS; i++) {
        below[STRIDE + i] -= bins[(pivot - 1) * STRIDE + i];
      }
    }
  }
}
