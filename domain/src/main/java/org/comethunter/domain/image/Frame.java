package org.comethunter.domain.image;

import java.util.NoSuchElementException;

/**
 * A frame as it was read: header and counts.
 *
 * @param header what the file says of itself
 * @param counts raw counts (DN), bias included; missing data are invalid in the mask
 */
public record Frame(FrameHeader header, Image counts) {

  /**
   * @throws IllegalArgumentException if the header declares another size than the image has
   */
  public Frame {
    if (header.width() != counts.width() || header.height() != counts.height()) {
      throw new IllegalArgumentException(
          "The header declares %d × %d pixels, but there are %d × %d."
              .formatted(header.width(), header.height(), counts.width(), counts.height()));
    }
  }

  /**
   * The count rates (counts − bias) / EXPTIME of one row in DN/s, 0 where there is no data.
   *
   * @param into receives them at its beginning; at least as long as the row
   */
  public void loadRates(int row, float[] into) {
    int width = counts.width();
    System.arraycopy(counts.values(), row * width, into, 0, width);
    header.toRates(into, width);
    if (!counts.mask().isRowComplete(row)) {
      counts.mask().fillInvalid(row, into, 0, 0);
    }
  }

  /** The counts row by row, 0 where there is no data. */
  public FrameRows rows() {
    return new FrameRows() {
      private int next;

      @Override
      public FrameHeader header() {
        return header;
      }

      @Override
      public void next(float[] line) {
        if (next == header.height()) {
          throw new NoSuchElementException("The frame has no further row.");
        }
        System.arraycopy(counts.values(), next * header.width(), line, 0, header.width());
        counts.mask().fillInvalid(next, line, 0, 0);
        next++;
      }

      @Override
      public void close() {
        next = header.height();
      }
    };
  }

  /** The same counts, of which fewer are valid: those that are valid in that mask too. */
  public Frame within(ValidityMask mask) {
    ValidityMask both = counts.mask().and(mask);
    return both.equals(counts.mask())
        ? this
        : new Frame(header, new Image(counts.width(), counts.height(), counts.values(), both));
  }
}
