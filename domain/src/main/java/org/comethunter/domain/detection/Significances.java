package org.comethunter.domain.detection;

/**
 * Significances of the pixels of a frame, row-major, row 0 = bottom, kept in two bytes each. Those
 * of places that are hidden, behind a bright star, are known all the same. Not thread-safe while
 * places are being hidden.
 */
final class Significances {
  /** What one step of a stored value stands for. */
  static final float UNIT = 1 / 64f;

  /** Set in what is hidden, and in what is not known; values are even. */
  private static final short HIDDEN = 1;

  static final short UNKNOWN = Short.MIN_VALUE + HIDDEN;
  private static final int MOST = 32_000;

  private final int width;
  private final int height;
  private final short[] stored;

  /** Where a star was taken away, in order, */
  private int[] stars = {};

  /** and what was there with it. */
  private short[] withStar = {};

  Significances(int width, int height) {
    this.width = width;
    this.height = height;
    this.stored = new short[width * height];
  }

  void set(int index, float value) {
    stored[index] = (short) (2 * Math.clamp(Math.round(value / UNIT / 2), -MOST / 2, MOST / 2));
  }

  void clear(int index) {
    stored[index] = UNKNOWN;
  }

  /** Takes away stars: remembers what is at those places, in order, and puts values there. */
  void takeStars(int[] places, float[] left) {
    stars = places;
    withStar = new short[places.length];
    for (int i = 0; i < places.length; i++) {
      withStar[i] = stored[places[i]];
      set(places[i], left[i]);
    }
  }

  /** The values as they were with their stars, those that are hidden among them. */
  short[] storedWithStars() {
    short[] all = stored.clone();
    for (int i = 0; i < stars.length; i++) {
      all[stars[i]] = withStar[i];
    }
    return all;
  }

  void hide(int index) {
    stored[index] |= HIDDEN;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The values in units, those that are not {@link #isOpen open} among them. */
  short[] stored() {
    return stored;
  }

  /** Whether a stored value is known, and that of a place that is not hidden. */
  static boolean isOpen(short value) {
    return (value & HIDDEN) == 0;
  }

  /** Whether a stored value is known, that of a hidden place too. */
  static boolean isKnown(short value) {
    return value != UNKNOWN;
  }

  /** NaN where nothing is known. */
  float at(int column, int row) {
    short value = value(column, row);
    return isKnown(value) ? value * UNIT : Float.NaN;
  }

  /** NaN where nothing is known, and where a place is hidden. */
  float openAt(int column, int row) {
    short value = value(column, row);
    return isOpen(value) ? value * UNIT : Float.NaN;
  }

  private short value(int column, int row) {
    return column < 0 || row < 0 || column >= width || row >= height
        ? UNKNOWN
        : stored[row * width + column];
  }

  /** Interpolated between pixels; NaN where one of the four is not known. */
  float at(double column, double row) {
    int x = (int) Math.floor(column);
    int y = (int) Math.floor(row);
    return between(column - x, row - y, at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1));
  }

  /** Interpolated between pixels; NaN where one of the four is not known, or hidden. */
  float openAt(double column, double row) {
    int x = (int) Math.floor(column);
    int y = (int) Math.floor(row);
    return between(
        column - x,
        row - y,
        openAt(x, y),
        openAt(x + 1, y),
        openAt(x, y + 1),
        openAt(x + 1, y + 1));
  }

  private static float between(
      double right, double up, float here, float beside, float above, float across) {
    float r = (float) right;
    float u = (float) up;
    return (1 - u) * ((1 - r) * here + r * beside) + u * ((1 - r) * above + r * across);
  }
}
