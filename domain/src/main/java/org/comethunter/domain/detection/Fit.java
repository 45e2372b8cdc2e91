package org.comethunter.domain.detection;

import java.util.List;

/**
 * Fits courses of bodies that fall freely: the acceleration points at the Sun and is a share of
 * what it would be if the body were as near to the Sun as it seems. The share grows from 0, far
 * before or behind the Sun, to 1, beside it.
 */
final class Fit {
  /** Newtonian constant times the Sun's mass, m³/s² (IAU 2015 Resolution B3). */
  private static final double GM = 1.3271244e20;

  private static final double METRES_AN_AU = 1.495978707e11;
  private static final double L1 = 0.99;
  private static final double ARCSEC_PER_RADIAN = 206_264.806;
  private static final double SECONDS_AN_HOUR = 3600;
  private static final double[] SHARES = {0, 0.15, 0.3, 0.45, 0.6, 0.8, 1};

  private final double sunX;
  private final double sunY;
  private final double pull;

  Fit(double sunX, double sunY, double arcsecPerPixel) {
    this.sunX = sunX;
    this.sunY = sunY;
    double metres = arcsecPerPixel / ARCSEC_PER_RADIAN * L1 * METRES_AN_AU;
    this.pull = GM / (metres * metres * metres) * SECONDS_AN_HOUR * SECONDS_AN_HOUR;
  }

  /** A point of a track: hours, pixels, and how much it counts. */
  record Point(double hour, double x, double y, double weight) {}

  /** A fitted course and the root mean square distance from it, in pixels, along each axis. */
  record Result(Course course, double rms) {}

  /** The acceleration at a place if the body is as near to the Sun as it seems; px/h² per px. */
  double pullAt(double x, double y) {
    double dx = x - sunX;
    double dy = y - sunY;
    double square = dx * dx + dy * dy;
    return pull / (square * Math.sqrt(square));
  }

  double sunX() {
    return sunX;
  }

  double sunY() {
    return sunY;
  }

  /** The course nearest to the points, of which there are at least two at different times. */
  Result of(List<Point> points) {
    Result best = null;
    double bestCost = Double.POSITIVE_INFINITY;
    for (double share : SHARES) {
      Result result = linear(points, share);
      // as long as the points do not tell, the usual share is taken
      double cost = result.rms * result.rms * points.size() + 0.05 * Math.abs(share - 0.3);
      if (cost < bestCost) {
        bestCost = cost;
        best = result;
      }
    }
    return best;
  }

  private Result linear(List<Point> points, double share) {
    double weight = 0;
    double hour = 0;
    double mx = 0;
    double my = 0;
    for (Point p : points) {
      weight += p.weight;
      hour += p.weight * p.hour;
      mx += p.weight * p.x;
      my += p.weight * p.y;
    }
    hour /= weight;
    double full = -share * pullAt(mx / weight, my / weight);
    double ax = full * (mx / weight - sunX);
    double ay = full * (my / weight - sunY);
    double tt = 0;
    double sx = 0;
    double sy = 0;
    double tx = 0;
    double ty = 0;
    for (Point p : points) {
      double t = p.hour - hour;
      double x = p.x - ax * t * t / 2;
      double y = p.y - ay * t * t / 2;
      tt += p.weight * t * t;
      sx += p.weight * x;
      sy += p.weight * y;
      tx += p.weight * t * x;
      ty += p.weight * t * y;
    }
    Course course = new Course(hour, sx / weight, sy / weight, tx / tt, ty / tt, ax, ay);
    double squares = 0;
    for (Point p : points) {
      double dx = course.xAt(p.hour) - p.x;
      double dy = course.yAt(p.hour) - p.y;
      squares += p.weight * (dx * dx + dy * dy) / 2;
    }
    return new Result(course, Math.sqrt(squares / weight));
  }
}
