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

  /** Whether the pixel at that index holds data. */
  public boolean isValid(int index) {
    return valid[index];
  }

  /** Whether every pixel holds data. */
  public boolean isComplete() {
    return invalidCount == 0;
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
