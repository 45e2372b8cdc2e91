package org.comethunter.domain.sungrazer;

import java.time.Instant;
import java.util.Optional;
import org.comethunter.domain.orbit.ParabolicOrbit;
import org.comethunter.domain.orbit.SungrazerGroup;

/**
 * Finds the orbit of a group's member that suits a track best: the time of perihelion is free, the
 * elements may differ from the group's mean as those of its members do, at a price. It minimises
 * the sum of the squares of the residuals in pixels and of the elements' differences in units of
 * the group's scatter (Levenberg 1944, Marquardt 1963), beginning with the best time for the mean
 * orbit. Not thread-safe: it keeps its work space.
 */
final class MemberFit {

  /** Pixels, assumed for the centroid, the Sun's nominal centre and the distortion together. */
  private static final double PIXEL_ERROR = 1;

  /** Degrees by which members usually differ; generous, so that none is missed. */
  private static final double ARGUMENT_SCATTER = 2;

  private static final double NODE_SCATTER = 3;
  private static final double INCLINATION_SCATTER = 1;

  /** A member passes its perihelion so many days after the first or before the last sighting. */
  private static final double DAYS = 5;

  private static final double SCAN_STEP_DAYS = 1 / 48.0;

  /** By which the mean orbit's places may be off while the time is looked for, in pixels. */
  private static final double SCAN_ERROR = 10;

  private static final int PARAMETERS = 5;
  private static final int MOST_STEPS = 25;
  private static final double LEAST_DISTANCE_AU = 0.001;

  private final SungrazerGroup group;
  private final Track track;
  private final int measured;
  private final double[] off;
  private final double[][] slopes;

  MemberFit(SungrazerGroup group, Track track) {
    this.group = group;
    this.track = track;
    this.measured = 2 * track.size();
    this.off = new double[measured + PARAMETERS - 1];
    this.slopes = new double[PARAMETERS][measured + PARAMETERS - 1];
  }

  /**
   * The best member.
   *
   * @param perihelionDay its perihelion, days since J2000
   * @param squares sum of the squares of the residuals, in pixels of a full frame
   * @param price sum of the squares of the elements' differences from the mean
   */
  record Member(double perihelionDay, double squares, double price) {}

  Member best() {
    double[] at = new double[PARAMETERS];
    at[0] = scan();
    double cost = cost(at);
    double damping = 1e-3;
    for (int step = 0; step < MOST_STEPS && damping < 1e8; step++) {
      double[] next = step(at, damping).orElse(at);
      double reached = cost(next);
      if (reached < cost) {
        boolean done = cost - reached < 1e-6 * (1 + cost);
        at = next;
        cost = reached;
        damping /= 10;
        if (done) {
          break;
        }
      } else {
        damping *= 10;
      }
    }
    fill(at, off);
    return new Member(at[0], squares(off, 0, measured), squares(off, measured, off.length));
  }

  /** The perihelion with which the mean orbit comes nearest in place and in motion. */
  private double scan() {
    // those who come so near do not leave again
    double from = group == SungrazerGroup.KREUTZ ? track.lastDay() : track.lastDay() - DAYS;
    double best = from;
    double least = Double.POSITIVE_INFINITY;
    for (double day = from; day < track.firstDay() + DAYS; day += SCAN_STEP_DAYS) {
      fill(new double[] {day, 0, 0, 0, 0}, off);
      double found = scanCost();
      if (found < least) {
        least = found;
        best = day;
      }
    }
    return best;
  }

  /** All places may be off by the same; from one to the next it has to fit. */
  private double scanCost() {
    double cost = 0;
    for (int axis = 0; axis < 2; axis++) {
      double mean = 0;
      for (int i = axis; i < measured; i += 2) {
        mean += off[i] * 2 / measured;
      }
      cost += mean * mean / (SCAN_ERROR * SCAN_ERROR);
      for (int i = axis; i < measured; i += 2) {
        cost += (off[i] - mean) * (off[i] - mean) / (PIXEL_ERROR * PIXEL_ERROR) / measured;
      }
    }
    return cost;
  }

  private double cost(double[] at) {
    fill(at, off);
    return squares(off, 0, off.length);
  }

  /** Writes the residuals, and after them the elements' differences in units of their scatter. */
  private void fill(double[] at, double[] into) {
    ParabolicOrbit mean =
        group.orbit(
            at[1] * distanceScatter(),
            at[2] * ARGUMENT_SCATTER,
            at[3] * NODE_SCATTER,
            at[4] * INCLINATION_SCATTER,
            Instant.EPOCH);
    track.residuals(
        new ParabolicOrbit(
            Math.max(LEAST_DISTANCE_AU, mean.perihelionDistance()),
            mean.argument(),
            mean.node(),
            mean.inclination(),
            at[0]),
        into);
    for (int i = 0; i < measured; i++) {
      into[i] /= PIXEL_ERROR;
    }
    System.arraycopy(at, 1, into, measured, PARAMETERS - 1);
  }

  private double distanceScatter() {
    return group == SungrazerGroup.KREUTZ ? 0.0008 : 0.002;
  }

  /** Where the damped normal equations lead, if they have a solution. */
  private Optional<double[]> step(double[] at, double damping) {
    fill(at, off);
    for (int p = 0; p < PARAMETERS; p++) {
      double delta = p == 0 ? 1e-4 : 1e-2;
      double[] moved = at.clone();
      moved[p] += delta;
      fill(moved, slopes[p]);
      for (int i = 0; i < off.length; i++) {
        slopes[p][i] = (slopes[p][i] - off[i]) / delta;
      }
    }
    double[][] matrix = new double[PARAMETERS][PARAMETERS + 1];
    for (int p = 0; p < PARAMETERS; p++) {
      for (int q = 0; q < PARAMETERS; q++) {
        matrix[p][q] = product(slopes[p], slopes[q]);
      }
      matrix[p][p] *= 1 + damping;
      matrix[p][PARAMETERS] = -product(slopes[p], off);
    }
    return LinearEquations.solve(matrix).map(change -> sum(at, change));
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] += other[i];
    }
    return sum;
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  private static double squares(double[] values, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i] * values[i];
    }
    return sum;
  }
}
