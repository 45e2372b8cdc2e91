package org.comethunter.domain.filter;

import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.ValidityMask;

/**
 * Which counts the valid pixels of a frame have.
 *
 * @param least the lowest; 0 if no pixel is valid
 * @param most the highest; 0 if no pixel is valid
 * @param whole whether all of them are whole numbers
 */
record CountRange(float least, float most, boolean whole) {
  private static final int TABLE = 1 << 16;

  static CountRange of(Frame frame) {
    ValidityMask mask = frame.counts().mask();
    float[] counts = frame.counts().values();
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    boolean whole = true;
    for (int row = 0; row < mask.height(); row++) {
      int start = row * mask.width();
      for (int run = 0; run < mask.runs(row); run++) {
        for (int i = start + mask.runStart(row, run); i < start + mask.runEnd(row, run); i++) {
          float count = counts[i];
          least = Math.min(least, count);
          most = Math.max(most, count);
          whole &= count == (int) count;
        }
      }
    }
    return least > most ? new CountRange(0, 0, true) : new CountRange(least, most, whole);
  }

  /** Whether a table with an entry for every possible count is of moderate size. */
  boolean fitsTable() {
    return whole && most - least < TABLE;
  }

  /** How many entries such a table has. */
  int size() {
    return (int) (most - least) + 1;
  }
}
