package org.comethunter.domain.filter;

/** What lies beyond the border of an image, by SciPy's names. */
public enum Border {
  /** The image mirrored about the outer edge of its last pixel: d c b a | a b c d | d c b a. */
  REFLECT {
    @Override
    int index(int index, int size) {
      if (0 <= index && index < size) {
        return index;
      }
      int folded = Math.floorMod(index, 2 * size);
      return folded < size ? folded : 2 * size - 1 - folded;
    }
  },
  /** Its last pixel again and again: a a a a | a b c d | d d d d. */
  NEAREST {
    @Override
    int index(int index, int size) {
      return Math.clamp(index, 0, size - 1);
    }
  };

  /** The index inside 0 … size − 1 that is shown at {@code index}. */
  abstract int index(int index, int size);
}
