package org.comethunter.fits;

import java.util.OptionalDouble;
import java.util.Set;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.UnsupportedFrameException;

/**
 * How the data of a primary array are stored: physical value = BZERO + BSCALE × stored value.
 *
 * @param bitpix 8 (unsigned), 16 or 32 (signed) for integers, −32 or −64 for IEEE 754 numbers
 * @param width NAXIS1, 1 to 1280
 * @param height NAXIS2, 1 to 1280
 * @param scale BSCALE
 * @param zero BZERO
 * @param blank BLANK, the stored integer that stands for "no data"; NaN if there is none
 */
record DataLayout(int bitpix, int width, int height, double scale, double zero, double blank) {
  private static final Set<Integer> BITPIX = Set.of(8, 16, 32, -32, -64);

  /** The detectors have 1024 × 1024 pixels; read out with their margins, some more. */
  private static final int MAX_AXIS = 1280;

  /**
   * Reads and checks what the header declares, against what the file can hold.
   *
   * @throws MalformedFrameException if it contradicts itself or the file
   * @throws UnsupportedFrameException if it declares something else than an image
   */
  static DataLayout of(HeaderCards cards, FitsStream stream) {
    if (!cards.text("SIMPLE").orElse("").equals("T")) {
      throw new MalformedFrameException("It says itself that it is no standard FITS (SIMPLE).");
    }
    int bitpix = cards.whole("BITPIX");
    if (!BITPIX.contains(bitpix)) {
      throw new MalformedFrameException("Its BITPIX is " + bitpix + ", which FITS does not know.");
    }
    int axes = cards.whole("NAXIS");
    if (axes != 2) {
      throw new UnsupportedFrameException(
          "Its first part is no image: it has " + axes + " axes instead of 2.");
    }
    int width = cards.whole("NAXIS1");
    int height = cards.whole("NAXIS2");
    requireRoom(width, height, bitpix, stream);
    double scale = cards.finite("BSCALE", 1);
    if (scale == 0) {
      throw new MalformedFrameException("Its BSCALE is 0: all pixels would be equal.");
    }
    OptionalDouble blank = bitpix > 0 ? cards.number("BLANK") : OptionalDouble.empty();
    return new DataLayout(
        bitpix, width, height, scale, cards.finite("BZERO", 0), blank.orElse(Double.NaN));
  }

  private static void requireRoom(int width, int height, int bitpix, FitsStream stream) {
    String size = width + " × " + height + " pixels";
    if (width < 1 || height < 1) {
      throw new MalformedFrameException("It declares " + size + ".");
    }
    int bytesPerPixel = Math.abs(bitpix) / 8;
    double needed = (double) width * height * bytesPerPixel + stream.position();
    if (needed > stream.limit()) {
      throw new MalformedFrameException(
          stream.knowsLength()
              ? "It declares " + size + " but holds only " + stream.limit() + " bytes."
              : "It declares " + size + ", more than it can hold.");
    }
    if (width > MAX_AXIS || height > MAX_AXIS) {
      throw new UnsupportedFrameException(
          "It declares " + size + ", more than the " + MAX_AXIS + " × " + MAX_AXIS + " allowed.");
    }
  }

  int pixels() {
    return width * height;
  }

  int bytesPerPixel() {
    return Math.abs(bitpix) / 8;
  }

  /** Length of the data in bytes, without padding. */
  long dataBytes() {
    return (long) pixels() * bytesPerPixel();
  }

  /** Length of the data in bytes, padded to whole blocks. */
  long paddedBytes() {
    return Math.ceilDiv(dataBytes(), HeaderCards.BLOCK) * HeaderCards.BLOCK;
  }

  /** Whether stored values are physical values as they are. */
  boolean isPlain() {
    return scale == 1 && zero == 0 && Double.isNaN(blank);
  }
}
