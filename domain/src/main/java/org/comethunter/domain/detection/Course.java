package org.comethunter.domain.detection;

/**
 * A course across the detector: a parabola in time, in pixels and hours.
 *
 * @param hour the moment at which it is at (x, y)
 * @param x column
 * @param y row
 * @param vx columns an hour
 * @param vy rows an hour
 * @param ax columns an hour, an hour
 * @param ay rows an hour, an hour
 */
record Course(double hour, double x, double y, double vx, double vy, double ax, double ay) {

  double xAt(double when) {
    double t = when - hour;
    return x + t * (vx + t * ax / 2);
  }

  double yAt(double when) {
    double t = when - hour;
    return y + t * (vy + t * ay / 2);
  }

  double speedAt(double when) {
    double t = when - hour;
    return Math.hypot(vx + t * ax, vy + t * ay);
  }
}
