package org.comethunter.domain.image;

import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Which pixels of an image hold data. Missing telemetry blocks, what the occulter hides and what
 * lies outside the field hold none. Immutable; row 0 = bottom.
 *
 * <p>Kept as the runs of valid pixels of each row, since what is missing is missing in blocks: two
 * masks are compared, and the invalid pixels of a row overwritten, without looking at every pixel.
 */
public final class ValidityMask {
  private final int width;
  private final int height;

  /** Pairs of first column and column after the last, row by row. */
  private final int[] runs;

  /** Where the runs of a row begin; one entry more than there are rows. */
  private final int[] firstRun;

  private final int validCount;

  private ValidityMask(int width, int height, int[] runs, int[] firstRun) {
    this.width = width;
    this.height = height;
    this.runs = runs;
    this.firstRun = firstRun;
    int valid = 0;
    for (int i = 0; i < firstRun[height]; i += 2) {
      valid += runs[i + 1] - runs[i];
    }
    this.validCount = valid;
  }

  /** A mask in which every pixel is valid. */
  public static ValidityMask all(int width, int height) {
    Builder builder = new Builder(width, height);
    for (int row = 0; row < height; row++) {
      builder.add(0, width);
      builder.endRow();
    }
    return builder.build();
  }

  /** A mask of these flags, one per pixel, row-major. */
  public static ValidityMask of(int width, boolean[] valid) {
    Builder builder = new Builder(width, valid.length / width);
    for (int start = 0; start < valid.length; start += width) {
      int first = start;
      builder.addWhere(0, width, column -> valid[first + column]);
      builder.endRow();
    }
    return builder.build();
  }

  /**
   * The mask of raw counts: a count of 0 or NaN is no data, for the detector's bias alone is some
   * hundreds of counts.
   */
  public static ValidityMask ofCounts(int width, float[] counts) {
    Builder builder = new Builder(width, counts.length / width);
    for (int start = 0; start < counts.length; start += width) {
      // most rows are complete: this loop is vectorised, and the next one is not
      float least = Float.POSITIVE_INFINITY;
      for (int i = start; i < start + width; i++) {
        least = Math.min(least, Math.abs(counts[i]));
      }
      if (least > 0) {
        builder.add(0, width);
      } else {
        int first = start;
        builder.addWhere(0, width, column -> Math.abs(counts[first + column]) > 0);
      }
      builder.endRow();
    }
    return builder.build();
  }

  /**
   * The pixels that are valid here and there.
   *
   * @throws IllegalArgumentException if the other mask is of another size
   */
  public ValidityMask and(ValidityMask other) {
    if (width != other.width || height != other.height) {
      throw new IllegalArgumentException("The masks are of different sizes.");
    }
    if (isComplete() || equals(other)) {
      return other;
    }
    if (other.isComplete()) {
      return this;
    }
    Builder builder = new Builder(width, height);
    for (int row = 0; row < height; row++) {
      int mine = firstRun[row];
      int theirs = other.firstRun[row];
      while (mine < firstRun[row + 1] && theirs < other.firstRun[row + 1]) {
        builder.add(
            Math.max(runs[mine], other.runs[theirs]),
            Math.min(runs[mine + 1], other.runs[theirs + 1]));
        if (runs[mine + 1] < other.runs[theirs + 1]) {
          mine += 2;
        } else {
          theirs += 2;
        }
      }
      builder.endRow();
    }
    return builder.build();
  }

  /** Whether the pixel at that index, row-major, holds data. */
  public boolean isValid(int index) {
    int column = index % width;
    int row = Math.floorDiv(index, width);
    for (int i = firstRun[row]; i < firstRun[row + 1]; i += 2) {
      if (column < runs[i + 1]) {
        return column >= runs[i];
      }
    }
    return false;
  }

  /** Whether every pixel holds data. */
  public boolean isComplete() {
    return validCount == size();
  }

  /** Whether every pixel of that row holds data. */
  public boolean isRowComplete(int row) {
    int first = firstRun[row];
    return firstRun[row + 1] > first && runs[first + 1] - runs[first] == width;
  }

  /** Whether the same pixels of that row are valid in a mask of the same width. */
  public boolean hasSameRow(int row, ValidityMask other) {
    return Arrays.equals(
        runs,
        firstRun[row],
        firstRun[row + 1],
        other.runs,
        other.firstRun[row],
        other.firstRun[row + 1]);
  }

  /** How many runs of valid pixels a row has. */
  public int runs(int row) {
    return (firstRun[row + 1] - firstRun[row]) / 2;
  }

  /** The first column of a run, counted from 0. */
  public int runStart(int row, int run) {
    return runs[firstRun[row] + 2 * run];
  }

  /** The column after the last of a run, counted from 0. */
  public int runEnd(int row, int run) {
    return runs[firstRun[row] + 2 * run + 1];
  }

  /** Overwrites the invalid pixels of a row that is kept at {@code values[offset …]}. */
  public void fillInvalid(int row, float[] values, int offset, float with) {
    int column = 0;
    for (int i = firstRun[row]; i < firstRun[row + 1]; i += 2) {
      Arrays.fill(values, offset + column, offset + runs[i], with);
      column = runs[i + 1];
    }
    Arrays.fill(values, offset + column, offset + width, with);
  }

  /** Overwrites the invalid pixels of a row that is kept at {@code values[offset …]}. */
  public void fillInvalid(int row, byte[] values, int offset, byte with) {
    int column = 0;
    for (int i = firstRun[row]; i < firstRun[row + 1]; i += 2) {
      Arrays.fill(values, offset + column, offset + runs[i], with);
      column = runs[i + 1];
    }
    Arrays.fill(values, offset + column, offset + width, with);
  }

  /** Overwrites all invalid pixels of an image with 0. */
  public void clearInvalid(float[] values) {
    for (int row = 0; row < height; row++) {
      fillInvalid(row, values, row * width, 0);
    }
  }

  /** How many pixels hold no data. */
  public int invalidCount() {
    return size() - validCount;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Number of pixels. */
  public int size() {
    return width * height;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValidityMask mask
        && width == mask.width
        && Arrays.equals(firstRun, mask.firstRun)
        && Arrays.equals(runs, 0, firstRun[height], mask.runs, 0, mask.firstRun[mask.height]);
  }

  @Override
  public int hashCode() {
    return 31 * width + Arrays.hashCode(firstRun);
  }

  /** Takes the runs row by row, from row 0 on, each row from left to right. Not thread-safe. */
  public static final class Builder {
    private final int width;
    private final int[] firstRun;
    private int[] runs;
    private int row;
    private int used;

    /** Begins a mask of that size. */
    public Builder(int width, int height) {
      this.width = width;
      this.firstRun = new int[height + 1];
      this.runs = new int[4 * height];
    }

    /** Adds a run to the present row; one without pixels is left out. */
    public void add(int from, int to) {
      if (from < to) {
        if (used == runs.length) {
          runs = Arrays.copyOf(runs, 2 * used + 2);
        }
        runs[used++] = from;
        runs[used++] = to;
      }
    }

    /** Adds the columns from one up to, not including, another of which that is true. */
    public void addWhere(int from, int to, IntPredicate valid) {
      int begin = from;
      for (int column = from; column < to; column++) {
        if (!valid.test(column)) {
          add(begin, column);
          begin = column + 1;
        }
      }
      add(begin, to);
    }

    /** Adds the columns that are valid in a row of a mask and of which that is true. */
    public void addWhere(ValidityMask mask, int row, IntPredicate valid) {
      for (int run = 0; run < mask.runs(row); run++) {
        addWhere(mask.runStart(row, run), mask.runEnd(row, run), valid);
      }
    }

    /** Goes on to the next row. */
    public void endRow() {
      firstRun[++row] = used;
    }

    /** The mask, once all rows have ended. */
    public ValidityMask build() {
      return new ValidityMask(width, firstRun.length - 1, runs, firstRun);
    }
  }
}
