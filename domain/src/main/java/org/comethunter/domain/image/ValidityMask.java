package org.comethunter.domain.image;

import java.util.Arrays;

/**
 * Which pixels of an image hold data. Missing telemetry blocks and the unused corners of the field
 * hold none. Immutable; row-major, row 0 = bottom.
 */
public final class ValidityMask {
  private final boolean[] valid;
  private final int invalidCount;

  private ValidityMask(boolean[] valid) {
    this.valid = valid;
    int invalid = 0;
    for (boolean pixel : valid) {
      invalid += pixel ? 0 : 1;
    }
    this.invalidCount = invalid;
  }

  /** A mask in which every pixel is valid. */
  public static ValidityMask all(int pixels) {
    boolean[] valid = new boolean[pixels];
    Arrays.fill(valid, true);
    return new ValidityMask(valid);
  }

  /** A mask of these flags, one per pixel; the array is copied. */
  public static ValidityMask of(boolean[] valid) {
    return new ValidityMask(valid.clone());
  }

  /**
   * The mask of raw counts: a count of 0 or NaN is no data, for the detector's bias alone is some
   * hundreds of counts.
   */
  public static ValidityMask ofCounts(float[] counts) {
    boolean[] valid = new boolean[counts.length];
    for (int i = 0; i < counts.length; i++) {
      valid[i] = Math.abs(counts[i]) > 0;
    }
    return new ValidityMask(valid);
  }

  /** Whether the pixel at that index holds data. */
  public boolean isValid(int index) {
    return valid[index];
  }

  /** Whether every pixel holds data. */
  public boolean isComplete() {
    return invalidCount == 0;
  }

  /** Whether every pixel from one index up to, not including, another holds data. */
  public boolean isComplete(int from, int to) {
    // equal to itself one further on: all alike; this comparison is vectorised
    return invalidCount == 0
        || from >= to
        || (valid[from] && Arrays.mismatch(valid, from, to - 1, valid, from + 1, to) < 0);
  }

  /** Sets the values of invalid pixels from one index up to, not including, another to 0. */
  void clearInvalid(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = valid[i] ? values[i] : 0;
    }
  }

  /** How many pixels hold no data. */
  public int invalidCount() {
    return invalidCount;
  }

  /** Number of pixels. */
  public int size() {
    return valid.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ValidityMask mask && Arrays.equals(valid, mask.valid);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(valid);
  }
}
