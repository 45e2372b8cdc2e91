package org.comethunter.domain.image;

/**
 * A two-dimensional array of values with its validity mask; row-major, row 0 = bottom.
 *
 * <p>For speed the values are shared, not copied: whoever holds an image must not write to them.
 */
public final class Image {
  private final int width;
  private final int height;
  private final float[] values;
  private final ValidityMask mask;

  /**
   * @param width columns
   * @param height rows
   * @param values {@code width * height} values, kept and not copied
   * @param mask which of them hold data
   * @throws IllegalArgumentException if the sizes do not fit together
   */
  public Image(int width, int height, float[] values, ValidityMask mask) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("An image needs pixels, not " + width + " × " + height);
    }
    if (values.length != width * height || mask.size() != values.length) {
      throw new IllegalArgumentException(
          width
              + " × "
              + height
              + " pixels, but "
              + values.length
              + " values, "
              + mask.size()
              + " in the mask");
    }
    this.width = width;
    this.height = height;
    this.values = values;
    this.mask = mask;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** All values, row-major, row 0 = bottom; shared, not to be written to. */
  public float[] values() {
    return values;
  }

  /** Which values hold data. */
  public ValidityMask mask() {
    return mask;
  }

  /** The value at a pixel. */
  public float at(int column, int row) {
    return values[row * width + column];
  }
}
