package org.comethunter.domain.image;

/**
 * How the pixels of a frame lie in its north-up, east-left picture.
 *
 * <p>Array positions are (column, row) with row 0 = bottom; picture positions are (column, row)
 * with row 0 = top. Both are 0-based, whole numbers are pixel centres, fractions are allowed. No
 * pixel is resampled: a roll that is neither 0 nor 180 degrees leaves a small tilt in the picture.
 *
 * <p>Columns of an upright frame already run from east to west; star patterns on real frames
 * confirm both cases.
 */
public enum Orientation {
  /** Roll about 0: the rows change their order. */
  UPRIGHT,
  /** Roll about 180: that picture turned by half a turn, so the columns change their order. */
  TURNED;

  /**
   * The orientation of a frame.
   *
   * @param rollDegrees CROTA1 in degrees, any multiple of a turn added; what is nearer to 180 than
   *     to 0 is turned
   */
  public static Orientation ofRoll(double rollDegrees) {
    return Math.abs(Math.IEEEremainder(rollDegrees, 360)) <= 90 ? UPRIGHT : TURNED;
  }

  /** Where an array position is shown in the picture of a frame of that size. */
  public PixelPosition toPicture(PixelPosition array, int width, int height) {
    return switch (this) {
      case UPRIGHT -> new PixelPosition(array.column(), height - 1 - array.row());
      case TURNED -> new PixelPosition(width - 1 - array.column(), array.row());
    };
  }

  /** Which array position is shown there; the inverse of {@link #toPicture}. */
  public PixelPosition toArray(PixelPosition picture, int width, int height) {
    // both are reflections, and so their own inverse
    return toPicture(picture, width, height);
  }

  /** What was done, in words. */
  public String description() {
    return switch (this) {
      case UPRIGHT -> "north up, east left; not turned";
      case TURNED -> "north up, east left; turned by 180 degrees";
    };
  }
}
