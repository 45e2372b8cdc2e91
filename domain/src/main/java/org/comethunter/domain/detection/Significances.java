package org.comethunter.domain.detection;

/** Significances of the pixels of a frame, row-major, row 0 = bottom, kept in two bytes each. */
final class Significances {
  /** What one step of a stored value stands for. */
  static final float UNIT = 1 / 64f;

  /** Stored where nothing is known. */
  static final short NONE = Short.MIN_VALUE;

  private static final int MOST = 32_000;

  private final int width;
  private final int height;
  private final short[] stored;

  Significances(int width, int height) {
    this.width = width;
    this.height = height;
    this.stored = new short[width * height];
  }

  void set(int index, float value) {
    stored[index] = (short) Math.clamp(Math.round(value / UNIT), -MOST, MOST);
  }

  void clear(int index) {
    stored[index] = NONE;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  short[] stored() {
    return stored;
  }

  boolean isKnown(int index) {
    return stored[index] != NONE;
  }

  /** NaN where nothing is known. */
  float at(int column, int row) {
    if (column < 0 || row < 0 || column >= width || row >= height) {
      return Float.NaN;
    }
    short value = stored[row * width + column];
    return value == NONE ? Float.NaN : value * UNIT;
  }

  /** Interpolated between pixels; NaN where one of the four is not known. */
  float at(double column, double row) {
    int x = (int) Math.floor(column);
    int y = (int) Math.floor(row);
    float right = (float) (column - x);
    float up = (float) (row - y);
    return (1 - up) * ((1 - right) * at(x, y) + right * at(x + 1, y))
        + up * ((1 - right) * at(x, y + 1) + right * at(x + 1, y + 1));
  }
}
