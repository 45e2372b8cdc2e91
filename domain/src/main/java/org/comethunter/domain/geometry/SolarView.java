package org.comethunter.domain.geometry;

import java.time.Instant;
import org.comethunter.domain.orbit.EclipticVector;
import org.comethunter.domain.orbit.SunEphemeris;

/**
 * How SOHO sees the surroundings of the Sun at one moment. The spacecraft is taken to stand on the
 * line from the Earth to the Sun, at 0.99 of the Earth's distance. Its halo orbit about L1, up to
 * some 670,000 km off that line, turns the true view by a quarter of a degree at most. Immutable.
 */
public final class SolarView {
  private static final double ARCSEC_PER_RADIAN = 206_264.806;

  private final EclipticVector toSun;
  private final EclipticVector west;
  private final EclipticVector observer;
  private final double axisTilt;
  private final double solarRadiusArcsec;

  private SolarView(SunEphemeris sun) {
    toSun = EclipticVector.toLongitude(sun.longitude());
    west = new EclipticVector(toSun.y(), -toSun.x(), 0);
    observer = toSun.times(-FrameGeometry.L1 * sun.distance());
    axisTilt = sun.axisTilt();
    solarRadiusArcsec =
        FrameGeometry.SOLAR_RADIUS_ARCSEC_AT_1_AU / (FrameGeometry.L1 * sun.distance());
  }

  /** The view at that moment. */
  public static SolarView at(Instant instant) {
    return new SolarView(SunEphemeris.at(instant));
  }

  /**
   * The direction to a place on the sky, of about unit length: times a distance it is where a body
   * is that is seen there, as long as the distance is far beyond the Sun's.
   */
  public EclipticVector direction(SunPolar place) {
    double angle = Math.toRadians(place.positionAngleDegrees()) + axisTilt;
    double tangent = place.solarRadii() * solarRadiusArcsec / ARCSEC_PER_RADIAN;
    double westward = -tangent * Math.sin(angle);
    return new EclipticVector(
        toSun.x() + westward * west.x(),
        toSun.y() + westward * west.y(),
        tangent * Math.cos(angle));
  }

  /**
   * Where a body is seen; its distance from the Sun is measured in the plane of the sky, as in a
   * picture. Light time is left out, as it is for the Sun.
   *
   * @param heliocentric its position in AU, less than 90 degrees from the Sun as seen from SOHO
   */
  public SunPolar project(EclipticVector heliocentric) {
    EclipticVector direction = heliocentric.minus(observer);
    double depth = direction.dot(toSun);
    double westward = direction.dot(west) / depth;
    double northward = direction.z() / depth;
    double arcsec = Math.hypot(westward, northward) * ARCSEC_PER_RADIAN;
    double angle = Math.toDegrees(Math.atan2(-westward, northward) - axisTilt);
    return new SunPolar(arcsec / solarRadiusArcsec, angle - 360 * Math.floor(angle / 360));
  }
}
