package org.comethunter.domain.observation;

import java.util.Optional;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.sungrazer.LinearEquations;

/**
 * The counts around a place of a frame, without their background: a surface of the second degree
 * through the ring around it, fitted without what stands out of it. Not thread-safe.
 */
final class Cutout {

  private static final int REACH = 14;
  private static final int SIDE = 2 * REACH + 1;
  private static final double RING_BEGIN = 5;
  private static final double RING_END = 11;
  private static final int DEGREE = 2;
  private static final int TERMS = (DEGREE + 1) * (DEGREE + 2) / 2;
  private static final int LEAST_RING = 40;
  private static final int ROUNDS = 4;
  private static final double OUTLIER_SIGMAS = 3;

  /** So many times brighter than the median of its neighbours; a blurred point's peak is 1.7. */
  private static final double SHARP_FACTOR = 4;

  /** How bright the mean of a spike's neighbours is at most, relative to it. */
  private static final double SPIKE_HALO = 0.06;

  private static final double SPIKE_SIGMAS = 4.5;

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

  /** Takes the surface away; false if there are too few data for one. */
  private boolean takeBackground() {
    boolean[] ring = ring();
    for (int round = 0; round < ROUNDS; round++) {
      int count = gather(ring);
      if (count < LEAST_RING) {
        return false;
      }
      Optional<double[]> surface = LinearEquations.solve(equations(ring));
      if (surface.isEmpty()) {
        return false;
      }
      for (int i = 0; i < values.length; i++) {
        values[i] -= (float) height(surface.get(), i);
      }
      count = gather(ring);
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

  /** The normal equations of the least-squares surface, with its right side. */
  private double[][] equations(boolean[] ring) {
    double[][] equations = new double[TERMS][TERMS + 1];
    double[] terms = new double[TERMS];
    for (int i = 0; i < values.length; i++) {
      if (ring[i]) {
        terms(i, terms);
        for (int row = 0; row < TERMS; row++) {
          for (int column = 0; column < TERMS; column++) {
            equations[row][column] += terms[row] * terms[column];
          }
          equations[row][TERMS] += terms[row] * values[i];
        }
      }
    }
    return equations;
  }

  private static void terms(int index, double[] terms) {
    double x = x(index) / (double) REACH;
    double y = y(index) / (double) REACH;
    int k = 0;
    for (int degree = 0; degree <= DEGREE; degree++) {
      for (int ofY = 0; ofY <= degree; ofY++) {
        terms[k++] = Math.pow(x, degree - ofY) * Math.pow(y, ofY);
      }
    }
  }

  private static double height(double[] surface, int index) {
    double[] terms = new double[TERMS];
    terms(index, terms);
    double height = 0;
    for (int k = 0; k < TERMS; k++) {
      height += surface[k] * terms[k];
    }
    return height;
  }

  private boolean[] ring() {
    boolean[] ring = new boolean[values.length];
    for (int i = 0; i < ring.length; i++) {
      double distance = Math.hypot(x(i), y(i));
      ring[i] = valid[i] && distance >= RING_BEGIN && distance <= RING_END;
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

  /**
   * The same without sharp light: pixels that are much brighter than most around them. That takes
   * tracks of particles away, but also the middle of a point that falls into one or two pixels.
   */
  Cutout withoutSharpLight() {
    return replaced((value, median, mean) -> value > SHARP_FACTOR * median);
  }

  /** The same without pixels that alone are bright, as no point's image is. */
  Cutout withoutSpikes() {
    return replaced((value, median, mean) -> mean < SPIKE_HALO * value);
  }

  /** Tells what is too sharp, from the value and the median and the mean of those around. */
  private interface Sharpness {
    boolean isTooSharp(float value, float median, double mean);
  }

  private Cutout replaced(Sharpness sharpness) {
    Cutout cutout = new Cutout(firstColumn, firstRow);
    System.arraycopy(values, 0, cutout.values, 0, values.length);
    System.arraycopy(valid, 0, cutout.valid, 0, valid.length);
    cutout.noise = noise;
    float[] around = new float[8];
    for (int i = 0; i < values.length; i++) {
      int count = valid[i] ? around(i % SIDE, i / SIDE, around) : 0;
      if (count >= 3) {
        double mean = 0;
        for (int k = 0; k < count; k++) {
          mean += around[k] / count;
        }
        float median = Quantile.median(around, count);
        if (values[i] - median > SPIKE_SIGMAS * noise
            && sharpness.isTooSharp(values[i], median, mean)) {
          cutout.values[i] = median;
        }
      }
    }
    return cutout;
  }

  private int around(int column, int row, float[] around) {
    int count = 0;
    for (int r = Math.max(0, row - 1); r <= Math.min(SIDE - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(SIDE - 1, column + 1); c++) {
        int index = r * SIDE + c;
        if (index != row * SIDE + column && valid[index]) {
          around[count++] = values[index];
        }
      }
    }
    return count;
  }
}
