package org.comethunter.domain.observation;

import java.util.Optional;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.image.Quantile;

/**
 * The counts around a place of a frame, without their background: a plane through the ring around
 * it, fitted without what stands out of it. Not thread-safe.
 */
final class Cutout {

  private static final int REACH = 14;
  private static final int SIDE = 2 * REACH + 1;
  private static final double RING_BEGIN = 7;
  private static final int LEAST_RING = 40;
  private static final int ROUNDS = 4;
  private static final double OUTLIER_SIGMAS = 3;

  /** A spike is so many times brighter than the median of its neighbours; a point's peak 1.7. */
  private static final double SPIKE_FACTOR = 4;

  private static final double SPIKE_SIGMAS = 6;

  private final int firstColumn;
  private final int firstRow;
  private final float[] values = new float[SIDE * SIDE];
  private final boolean[] valid = new boolean[SIDE * SIDE];
  private final float[] scratch = new float[SIDE * SIDE];
  private double noise;

  private Cutout(int firstColumn, int firstRow) {
    this.firstColumn = firstColumn;
    this.firstRow = firstRow;
  }

  /** Empty if there are too few data to know the background. */
  static Optional<Cutout> of(Frame frame, PixelPosition near) {
    Image counts = frame.counts();
    int column = (int) Math.rint(near.column());
    int row = (int) Math.rint(near.row());
    Cutout cutout = new Cutout(column - REACH, row - REACH);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int c = cutout.firstColumn + i % SIDE;
      int r = cutout.firstRow + i / SIDE;
      boolean inside = c >= 0 && c < counts.width() && r >= 0 && r < counts.height();
      cutout.valid[i] = inside && counts.mask().isValid(r * counts.width() + c);
      cutout.values[i] = cutout.valid[i] ? counts.at(c, r) : 0;
    }
    return cutout.takeBackground() ? Optional.of(cutout) : Optional.empty();
  }

  boolean isValid(int column, int row) {
    int c = column - firstColumn;
    int r = row - firstRow;
    return c >= 0 && c < SIDE && r >= 0 && r < SIDE && valid[r * SIDE + c];
  }

  /** Counts above the background. */
  double at(int column, int row) {
    return values[(row - firstRow) * SIDE + column - firstColumn];
  }

  /** Standard deviation of the counts around the place; positive. */
  double noise() {
    return noise;
  }

  /** Takes the plane away; false if there are too few data for one. */
  private boolean takeBackground() {
    boolean[] ring = ring();
    for (int round = 0; round < ROUNDS; round++) {
      double[] plane = plane(ring);
      if (plane.length == 0) {
        return false;
      }
      for (int i = 0; i < values.length; i++) {
        values[i] -= (float) (plane[0] + plane[1] * x(i) + plane[2] * y(i));
      }
      int count = gather(ring);
      float median = Quantile.median(scratch, count);
      // counts are whole: their rounding is noise, too
      noise = Math.max(Quantile.deviation(scratch, count, median), Math.sqrt(1 / 12.0));
      for (int i = 0; i < values.length; i++) {
        values[i] -= median;
        ring[i] &= Math.abs(values[i]) <= OUTLIER_SIGMAS * noise;
      }
    }
    return true;
  }

  private boolean[] ring() {
    boolean[] ring = new boolean[values.length];
    for (int i = 0; i < ring.length; i++) {
      double distance = Math.hypot(x(i), y(i));
      ring[i] = valid[i] && distance >= RING_BEGIN && distance <= REACH;
    }
    return ring;
  }

  private static int x(int index) {
    return index % SIDE - REACH;
  }

  private static int y(int index) {
    return index / SIDE - REACH;
  }

  private int gather(boolean[] where) {
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (where[i]) {
        scratch[count++] = values[i];
      }
    }
    return count;
  }

  /** Level and slopes of the least-squares plane; empty if there are too few data. */
  private double[] plane(boolean[] ring) {
    double n = 0;
    double sx = 0;
    double sy = 0;
    double sv = 0;
    for (int i = 0; i < values.length; i++) {
      if (ring[i]) {
        n++;
        sx += x(i);
        sy += y(i);
        sv += values[i];
      }
    }
    if (n < LEAST_RING) {
      return new double[0];
    }
    double mx = sx / n;
    double my = sy / n;
    double mv = sv / n;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    double xv = 0;
    double yv = 0;
    for (int i = 0; i < values.length; i++) {
      if (ring[i]) {
        double dx = x(i) - mx;
        double dy = y(i) - my;
        xx += dx * dx;
        xy += dx * dy;
        yy += dy * dy;
        xv += dx * (values[i] - mv);
        yv += dy * (values[i] - mv);
      }
    }
    double determinant = xx * yy - xy * xy;
    if (determinant < 1e-6 * xx * yy) {
      return new double[] {mv, 0, 0};
    }
    double slopeX = (xv * yy - yv * xy) / determinant;
    double slopeY = (yv * xx - xv * xy) / determinant;
    return new double[] {mv - slopeX * mx - slopeY * my, slopeX, slopeY};
  }

  /** Replaces single pixels that are much brighter than all around them. */
  void removeSpikes() {
    float[] before = values.clone();
    float[] around = new float[8];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int count = around(before, column, row, around);
        float value = before[row * SIDE + column];
        if (valid[row * SIDE + column] && count >= 3) {
          float median = Quantile.median(around, count);
          if (value - median > SPIKE_SIGMAS * noise && value > SPIKE_FACTOR * median) {
            values[row * SIDE + column] = median;
          }
        }
      }
    }
  }

  private int around(float[] from, int column, int row, float[] around) {
    int count = 0;
    for (int r = Math.max(0, row - 1); r <= Math.min(SIDE - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(SIDE - 1, column + 1); c++) {
        int index = r * SIDE + c;
        if (index != row * SIDE + column && valid[index]) {
          around[count++] = from[index];
        }
      }
    }
    return count;
  }
}
