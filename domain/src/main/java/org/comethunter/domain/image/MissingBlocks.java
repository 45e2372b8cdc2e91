package org.comethunter.domain.image;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds what got lost on the way from the spacecraft. A frame comes in telemetry blocks of 32 × 32
 * pixels; one that did not arrive holds zeros. A block counts if it touches the {@link FieldOfView}
 * and is one that is sent at all.
 *
 * <p>Never sent, in frames of 2000 to 2010 alike: in C2 the blocks of the corners, which begin 8.0
 * solar radii from the Sun, while those beside them begin at 7.8; in C3 the 160 × 160 pixels at the
 * lower left, where the pylon's foot covers the field, beside what lies outside the field.
 */
public final class MissingBlocks {

  /** Columns and rows of a block. */
  public static final int SIDE = 32;

  private static final double C2_CORNERS_SOLAR_RADII = 7.9;
  private static final int C3_PYLON = 160;

  private MissingBlocks() {}

  /**
   * A rectangle of the array without data.
   *
   * @param x its first column, 0-based
   * @param y its first row, 0-based, row 0 = bottom
   * @param width columns
   * @param height rows
   */
  public record Block(int x, int y, int width, int height) {}

  /** The missing blocks row by row from the bottom; neighbours in a row are one rectangle. */
  public static List<Block> in(Frame frame) {
    ValidityMask data = frame.counts().mask();
    if (data.isComplete()) {
      return List.of();
    }
    ValidityMask field = FieldOfView.mask(frame.header());
    List<Block> found = new ArrayList<>();
    for (int y = 0; y < data.height(); y += SIDE) {
      int height = Math.min(SIDE, data.height() - y);
      int begin = 0;
      for (int x = 0; x < data.width(); x += SIDE) {
        int width = Math.min(SIDE, data.width() - x);
        boolean missing =
            !touches(data, x, y, width, height)
                && touches(field, x, y, width, height)
                && isSent(frame.header(), x, y, width, height);
        if (!missing) {
          add(found, begin, y, x - begin, height);
          begin = x + width;
        }
      }
      add(found, begin, y, data.width() - begin, height);
    }
    return List.copyOf(found);
  }

  private static void add(List<Block> found, int x, int y, int width, int height) {
    if (width > 0) {
      found.add(new Block(x, y, width, height));
    }
  }

  private static boolean isSent(FrameHeader header, int x, int y, int width, int height) {
    return switch (header.instrument()) {
      case C2 -> {
        double columns = distance(header.sunColumn(), x, x + width - 1);
        double rows = distance(header.sunRow(), y, y + height - 1);
        double arcsec = Math.hypot(columns, rows) * header.plateScaleArcsec();
        yield arcsec < C2_CORNERS_SOLAR_RADII * FieldOfView.SOLAR_RADIUS_ARCSEC;
      }
      case C3 -> {
        double pylon = C3_PYLON * header.width() / (double) HuntingSeries.FULL_SIZE;
        yield x + width > pylon || y + height > pylon;
      }
    };
  }

  private static double distance(double from, int first, int last) {
    return from - Math.clamp(from, first, last);
  }

  /** Whether a pixel of that rectangle is valid. */
  private static boolean touches(ValidityMask mask, int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      for (int run = 0; run < mask.runs(row); run++) {
        if (mask.runStart(row, run) < x + width && mask.runEnd(row, run) > x) {
          return true;
        }
      }
    }
    return false;
  }
}
