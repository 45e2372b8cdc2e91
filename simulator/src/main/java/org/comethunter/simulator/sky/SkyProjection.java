package org.comethunter.simulator.sky;

import java.time.Instant;
import org.comethunter.domain.orbit.EclipticVector;
import org.comethunter.domain.orbit.SunEphemeris;

/**
 * Projects directions onto a camera's pixels at one moment: a tangent plane at the Sun, turned by
 * the roll, with the optics' distortion. The observer stands on the line from the Earth to the Sun,
 * near L1. Immutable.
 */
final class SkyProjection {

  private static final double ARCSEC_PER_RADIAN = 206_264.806;
  private static final double SOLAR_RADIUS_ARCSEC_AT_1_AU = 959.63;
  private static final double L1 = 0.99;

  /** By how much the detectors are turned against the spacecraft's axes. */
  private static final double MOUNTING_DEGREES = -0.23;

  private final Camera camera;
  private final double day;
  private final double roll;
  private final double headerRollDegrees;
  private final EclipticVector toSun;
  private final EclipticVector west;
  private final EclipticVector observer;
  private final double sinTurn;
  private final double cosTurn;
  private final double solarRadius;

  SkyProjection(Camera camera, Instant instant, Roll roll) {
    this.camera = camera;
    day = SunEphemeris.daysSinceJ2000(instant);
    SunEphemeris sun = SunEphemeris.at(instant);
    toSun = EclipticVector.toLongitude(sun.longitude());
    west = new EclipticVector(toSun.y(), -toSun.x(), 0);
    observer = toSun.times(-L1 * sun.distance());
    solarRadius = SOLAR_RADIUS_ARCSEC_AT_1_AU / (L1 * sun.distance());
    switch (roll) {
      case Roll.FollowingEcliptic() -> {
        headerRollDegrees = MOUNTING_DEGREES - StrictMath.toDegrees(sun.axisTilt());
        this.roll = StrictMath.toRadians(headerRollDegrees);
      }
      case Roll.Fixed(double degrees) -> {
        headerRollDegrees = degrees;
        this.roll = StrictMath.toRadians(degrees + MOUNTING_DEGREES);
      }
    }
    double fromEcliptic = this.roll + sun.axisTilt();
    sinTurn = StrictMath.sin(fromEcliptic);
    cosTurn = StrictMath.cos(fromEcliptic);
  }

  /**
   * A place on the sky.
   *
   * @param x column, 0-based, may lie outside the frame
   * @param y row, 0-based, row 0 at the bottom
   * @param solarRadii projected distance from the Sun's centre in solar radii
   */
  record Place(double x, double y, double solarRadii) {}

  /** Where an object at infinity appears that lies less than 90 degrees from the Sun. */
  Place direction(EclipticVector direction) {
    double depth = direction.dot(toSun);
    double scale = ARCSEC_PER_RADIAN / depth;
    double westward = direction.dot(west) * scale;
    double northward = direction.z() * scale;
    double arcsec = StrictMath.hypot(westward, northward);
    if (arcsec == 0) {
      return new Place(camera.optics().sunColumn(), camera.optics().sunRow(), 0);
    }
    double ideal = arcsec / camera.optics().plateScale();
    double pixelsPerArcsec = camera.optics().distorted(ideal) / arcsec;
    double columns = (westward * cosTurn + northward * sinTurn) * pixelsPerArcsec;
    double rows = (northward * cosTurn - westward * sinTurn) * pixelsPerArcsec;
    return new Place(
        camera.optics().sunColumn() + columns,
        camera.optics().sunRow() + rows,
        arcsec / solarRadius);
  }

  /** Where an object appears whose heliocentric position is given in AU. */
  Place heliocentric(EclipticVector position) {
    return direction(position.minus(observer));
  }

  /** The way from the observer to a heliocentric position, in AU. */
  EclipticVector fromObserver(EclipticVector heliocentric) {
    return heliocentric.minus(observer);
  }

  /** How many pixels the Sun's radius has. */
  double solarRadiusPixels() {
    return solarRadius / camera.optics().plateScale();
  }

  /** Cosine of the angle between a direction and the Sun. */
  double cosineToSun(EclipticVector unit) {
    return unit.dot(toSun);
  }

  /** The moment, in days since J2000. */
  double day() {
    return day;
  }

  /** True roll in radians: solar north lies so far to the west (right) of the columns. */
  double roll() {
    return roll;
  }

  /** CROTA1, degrees. */
  double headerRollDegrees() {
    return headerRollDegrees;
  }
}
