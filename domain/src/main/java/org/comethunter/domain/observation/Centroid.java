package org.comethunter.domain.observation;

import java.util.Optional;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.PixelPosition;

/**
 * Finds the centre of the light near a place of a frame, to a fraction of a pixel.
 *
 * <p>The counts around the place are taken without their background, a plane through the ring
 * around it; a pixel that stands out of all its neighbours as no star does is a cosmic ray and
 * replaced by their median. The peak of a filter that matches the image of a point is taken if it
 * is above the noise; from there the centre is the windowed one (Bertin, SExtractor: XWIN_IMAGE), a
 * mean that is weighted with a bell and repeated about its own result.
 *
 * <p>A faint comet's centre cannot be known better than √2 · 1.2 px / (S/N) in each coordinate,
 * which is 0.34 px at a signal to noise of 5.
 */
public final class Centroid {

  /** How far from the place the centre is looked for, in pixels. */
  public static final double SEARCH_RADIUS = 4;

  /** Signal to noise in the matched filter that is not taken for noise. */
  private static final double LEAST_SIGNIFICANCE = 3;

  /** Standard deviation of a point's image in pixels. */
  private static final double POINT_SIGMA = 1.2;

  /**
   * Standard deviation of the weights of the mean in pixels: as narrow as a point, for a tail draws
   * the mean away from the head.
   */
  private static final double WEIGHT_SIGMA = 1.2;

  private static final int WEIGHT_REACH = 4;
  private static final int MOST_ROUNDS = 30;
  private static final double CLOSE_ENOUGH = 1e-3;

  private Centroid() {}

  /**
   * The centre of the light near that place.
   *
   * @param near (column, row) in the array, row 0 = bottom
   * @return empty if nothing there stands out of the noise, or its centre is farther away than the
   *     search radius
   */
  public static Optional<PixelPosition> near(Frame frame, PixelPosition near) {
    return Cutout.of(frame, near).flatMap(cutout -> centre(cutout, near));
  }

  private static Optional<PixelPosition> centre(Cutout cutout, PixelPosition near) {
    cutout.removeSpikes();
    double best = LEAST_SIGNIFICANCE;
    double column = Double.NaN;
    double row = Double.NaN;
    int reach = (int) SEARCH_RADIUS;
    int middleColumn = (int) Math.rint(near.column());
    int middleRow = (int) Math.rint(near.row());
    for (int r = middleRow - reach; r <= middleRow + reach; r++) {
      for (int c = middleColumn - reach; c <= middleColumn + reach; c++) {
        double distance = Math.hypot(c - near.column(), r - near.row());
        double significance =
            distance <= SEARCH_RADIUS && cutout.isValid(c, r) ? significance(cutout, c, r) : 0;
        if (significance > best) {
          best = significance;
          column = c;
          row = r;
        }
      }
    }
    return Double.isNaN(column) ? Optional.empty() : refined(cutout, column, row, near);
  }

  /** Signal to noise of a point at that pixel. */
  private static double significance(Cutout cutout, int column, int row) {
    double signal = 0;
    double squares = 0;
    for (int r = row - 2; r <= row + 2; r++) {
      for (int c = column - 2; c <= column + 2; c++) {
        if (cutout.isValid(c, r)) {
          double weight = bell(c - column, r - row, POINT_SIGMA);
          signal += weight * cutout.at(c, r);
          squares += weight * weight;
        }
      }
    }
    return signal / (cutout.noise() * Math.sqrt(squares));
  }

  private static Optional<PixelPosition> refined(
      Cutout cutout, double beginColumn, double beginRow, PixelPosition near) {
    double column = beginColumn;
    double row = beginRow;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double sum = 0;
      double columns = 0;
      double rows = 0;
      int middleColumn = (int) Math.rint(column);
      int middleRow = (int) Math.rint(row);
      for (int r = middleRow - WEIGHT_REACH; r <= middleRow + WEIGHT_REACH; r++) {
        for (int c = middleColumn - WEIGHT_REACH; c <= middleColumn + WEIGHT_REACH; c++) {
          // what lies opposite a pixel without data would pull the mean away from it
          if (cutout.isValid(c, r) && cutout.isValid(2 * middleColumn - c, 2 * middleRow - r)) {
            double light = cutout.at(c, r) * bell(c - column, r - row, WEIGHT_SIGMA);
            sum += light;
            columns += light * (c - column);
            rows += light * (r - row);
          }
        }
      }
      if (!(sum > 0)) {
        return Optional.empty();
      }
      double right = Math.clamp(2 * columns / sum, -1, 1);
      double up = Math.clamp(2 * rows / sum, -1, 1);
      column += right;
      row += up;
      // also if it is not a number
      if (!(Math.hypot(column - near.column(), row - near.row()) <= SEARCH_RADIUS)) {
        return Optional.empty();
      }
      if (Math.hypot(right, up) < CLOSE_ENOUGH) {
        break;
      }
    }
    return Optional.of(new PixelPosition(column, row));
  }

  private static double bell(double columns, double rows, double sigma) {
    return Math.exp(-(columns * columns + rows * rows) / (2 * sigma * sigma));
  }
}
