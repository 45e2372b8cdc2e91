package org.comethunter.domain.filter;

import java.util.Arrays;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.ValidityMask;

/**
 * The counts of a frame's valid pixels as small whole numbers in the same order, so that they can
 * be sorted by counting. Whole counts within a moderate range keep their distances. Others are
 * numbered through by size; if there are more different ones than 65,536, neighbours by size share
 * a level, whose count is the lowest of theirs.
 */
final class CountLevels {
  static final CountLevels NONE = new CountLevels(0, 1, new float[0]);

  private static final int MOST = 1 << 16;

  private final float least;
  private final int size;

  /** The count of each level, ascending; empty if a level is the count less the least one. */
  private final float[] counts;

  private CountLevels(float least, int size, float[] counts) {
    this.least = least;
    this.size = size;
    this.counts = counts;
  }

  static CountLevels of(Frame frame) {
    CountRange range = CountRange.of(frame);
    if (range.fitsTable()) {
      return new CountLevels(range.least(), range.size(), new float[0]);
    }
    float[] different = different(frame);
    int share = (different.length + MOST - 1) / MOST;
    float[] counts = new float[(different.length + share - 1) / share];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = different[i * share];
    }
    return new CountLevels(range.least(), counts.length, counts);
  }

  private static float[] different(Frame frame) {
    ValidityMask mask = frame.counts().mask();
    float[] sorted = new float[frame.counts().values().length];
    int valid = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (mask.isValid(i)) {
        // there is one zero only
        sorted[valid++] = frame.counts().values()[i] + 0f;
      }
    }
    Arrays.sort(sorted, 0, valid);
    int different = 0;
    for (int i = 0; i < valid; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[different++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, different);
  }

  /** How many levels there are. */
  int size() {
    return size;
  }

  /** Returns the level of a valid pixel's count. */
  int level(float count) {
    if (counts.length == 0) {
      return (int) (count - least);
    }
    int found = Arrays.binarySearch(counts, count + 0f);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns the count of a level. */
  float count(int level) {
    return counts.length == 0 ? least + level : counts[level];
  }
}
