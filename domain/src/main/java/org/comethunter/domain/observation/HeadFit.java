package org.comethunter.domain.observation;

import java.util.Optional;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.sungrazer.LinearEquations;

/**
 * The place of a comet's head by damped least squares (Levenberg and Marquardt): a point's image,
 * an even tail that begins there and leads away from the Sun, and an even level, within a few
 * pixels around the head. Without the tail the place would be drawn into it; a star has none, and
 * gets none. Not thread-safe.
 */
final class HeadFit {

  /** Standard deviation of a point's image in pixels. */
  static final double SIGMA = 1.2;

  private static final int REACH = 4;
  private static final int COLUMN = 0;
  private static final int ROW = 1;
  private static final int HEAD = 2;
  private static final int TAIL = 3;
  private static final int LEVEL = 4;
  private static final int UNKNOWNS = 5;

  /** How bright tails are, relative to their heads: none at all, give or take this. */
  private static final double TAIL_SPREAD = 0.3;

  /** How well the level is known before, relative to the noise of a pixel. */
  private static final double LEVEL_SPREAD = 0.5;

  private static final int MOST_ROUNDS = 60;
  private static final double STEP = 1e-4;
  private static final double CLOSE_ENOUGH = 1e-4;
  private static final double FARTHEST = 1.3;

  private final Cutout cutout;
  private final int middleColumn;
  private final int middleRow;
  private final double tailColumns;
  private final double tailRows;

  /** A fit around that pixel, the tail in that direction (of unit length, or zero for none). */
  HeadFit(Cutout cutout, int column, int row, double tailColumns, double tailRows) {
    this.cutout = cutout;
    this.middleColumn = column;
    this.middleRow = row;
    this.tailColumns = tailColumns;
    this.tailRows = tailRows;
  }

  /**
   * The place.
   *
   * @param peak counts of the head to begin with, positive
   * @return empty if the fit does not stay near the pixel
   */
  Optional<PixelPosition> place(double peak) {
    double[] best = {middleColumn, middleRow, peak, 0, 0};
    double least = cost(best);
    double damping = 1e-2;
    for (int round = 0; round < MOST_ROUNDS && damping < 1e8; round++) {
      Optional<double[]> step = LinearEquations.solve(equations(best, damping));
      if (step.isEmpty()) {
        return Optional.empty();
      }
      double[] tried = best.clone();
      for (int i = 0; i < UNKNOWNS; i++) {
        tried[i] += step.get()[i];
      }
      tried[HEAD] = Math.max(tried[HEAD], 0.1 * peak);
      tried[TAIL] = Math.clamp(tried[TAIL], 0, tried[HEAD]);
      double cost = cost(tried);
      if (cost < least) {
        boolean settled =
            Math.hypot(tried[COLUMN] - best[COLUMN], tried[ROW] - best[ROW]) < CLOSE_ENOUGH;
        best = tried;
        least = cost;
        damping /= 5;
        if (settled) {
          break;
        }
      } else {
        damping *= 5;
      }
    }
    return Math.hypot(best[COLUMN] - middleColumn, best[ROW] - middleRow) <= FARTHEST
        ? Optional.of(new PixelPosition(best[COLUMN], best[ROW]))
        : Optional.empty();
  }

  private boolean counts(int column, int row) {
    return Math.hypot(column - middleColumn, row - middleRow) <= REACH
        && cutout.isValid(column, row);
  }

  private double cost(double[] u) {
    double sum = square(u[TAIL] / (TAIL_SPREAD * u[HEAD])) * square(cutout.noise());
    sum += square(u[LEVEL] / LEVEL_SPREAD);
    for (int row = middleRow - REACH; row <= middleRow + REACH; row++) {
      for (int column = middleColumn - REACH; column <= middleColumn + REACH; column++) {
        if (counts(column, row)) {
          sum += square(cutout.at(column, row) - light(u, column, row));
        }
      }
    }
    return sum;
  }

  /** The normal equations and their right side. */
  private double[][] equations(double[] u, double damping) {
    double[][] equations = new double[UNKNOWNS][UNKNOWNS + 1];
    double[] slope = new double[UNKNOWNS];
    for (int row = middleRow - REACH; row <= middleRow + REACH; row++) {
      for (int column = middleColumn - REACH; column <= middleColumn + REACH; column++) {
        if (counts(column, row)) {
          double rest = cutout.at(column, row) - light(u, column, row);
          slopes(u, column, row, slope);
          for (int i = 0; i < UNKNOWNS; i++) {
            for (int j = 0; j < UNKNOWNS; j++) {
              equations[i][j] += slope[i] * slope[j];
            }
            equations[i][UNKNOWNS] += slope[i] * rest;
          }
        }
      }
    }
    double stiffness = square(cutout.noise() / (TAIL_SPREAD * u[HEAD]));
    equations[TAIL][TAIL] += stiffness;
    equations[TAIL][UNKNOWNS] -= stiffness * u[TAIL];
    equations[LEVEL][LEVEL] += 1 / square(LEVEL_SPREAD);
    equations[LEVEL][UNKNOWNS] -= u[LEVEL] / square(LEVEL_SPREAD);
    for (int i = 0; i < UNKNOWNS; i++) {
      equations[i][i] *= 1 + damping;
    }
    return equations;
  }

  private void slopes(double[] u, int column, int row, double[] slope) {
    double c = u[COLUMN];
    double r = u[ROW];
    double[] moved = u.clone();
    moved[COLUMN] = c + STEP;
    double right = light(moved, column, row);
    moved[COLUMN] = c - STEP;
    slope[COLUMN] = (right - light(moved, column, row)) / (2 * STEP);
    moved[COLUMN] = c;
    moved[ROW] = r + STEP;
    double up = light(moved, column, row);
    moved[ROW] = r - STEP;
    slope[ROW] = (up - light(moved, column, row)) / (2 * STEP);
    slope[HEAD] = head(column - c, row - r);
    slope[TAIL] = tail(column - c, row - r);
    slope[LEVEL] = 1;
  }

  private double light(double[] u, int column, int row) {
    double right = column - u[COLUMN];
    double up = row - u[ROW];
    return u[HEAD] * head(right, up) + u[TAIL] * tail(right, up) + u[LEVEL];
  }

  private static double head(double right, double up) {
    return Math.exp(-(right * right + up * up) / (2 * SIGMA * SIGMA));
  }

  /** A line that begins at the head, as blurred as a point; the edge is a logistic one. */
  private double tail(double right, double up) {
    double along = right * tailColumns + up * tailRows;
    double across = up * tailColumns - right * tailRows;
    return Math.exp(-square(across / SIGMA) / 2) / (1 + Math.exp(-1.702 * along / SIGMA));
  }

  private static double square(double value) {
    return value * value;
  }
}
