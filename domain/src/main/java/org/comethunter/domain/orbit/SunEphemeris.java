package org.comethunter.domain.orbit;

import java.time.Instant;

/**
 * Where the Sun stands for an observer at the Earth, to about 0.01 degree.
 *
 * <p>Longitude and distance: low-precision formulae of the Astronomical Almanac (section C).
 * Precession in longitude: 1.39697 degrees a century. Tilt of the Sun's axis: Meeus, Astronomical
 * Algorithms, chapter 29. Aberration is left out, since it moves Sun and neighbouring stars alike.
 *
 * @param longitude geometric ecliptic longitude of the Sun in the frame of J2000, radians
 * @param distance distance of the Earth from the Sun in AU
 * @param axisTilt angle from the ecliptic's north pole to the Sun's north pole as seen on the sky,
 *     positive to the east, radians; between −7.25 and 7.25 degrees
 */
public record SunEphemeris(double longitude, double distance, double axisTilt) {

  private static final double INCLINATION_OF_EQUATOR = StrictMath.toRadians(7.25);
  private static final double J2000_UNIX_SECONDS = 946_728_000;
  private static final double SECONDS_A_DAY = 86_400;

  /** The ephemeris at a moment. */
  public static SunEphemeris at(Instant instant) {
    double days = daysSinceJ2000(instant);
    double anomaly = StrictMath.toRadians(357.528 + 0.9856003 * days);
    double ofDate =
        280.460
            + 0.9856474 * days
            + 1.915 * StrictMath.sin(anomaly)
            + 0.020 * StrictMath.sin(2 * anomaly);
    double distance =
        1.00014 - 0.01671 * StrictMath.cos(anomaly) - 0.00014 * StrictMath.cos(2 * anomaly);
    double centuries = days / 36_525;
    double node = 73.6667 + 1.3958333 * (centuries + 1.5);
    double tilt =
        StrictMath.atan(
            -StrictMath.cos(StrictMath.toRadians(ofDate - node))
                * StrictMath.tan(INCLINATION_OF_EQUATOR));
    return new SunEphemeris(StrictMath.toRadians(ofDate - 1.39697 * centuries), distance, tilt);
  }

  /** Days since 2000-01-01T12:00. */
  public static double daysSinceJ2000(Instant instant) {
    return (instant.getEpochSecond() - J2000_UNIX_SECONDS + instant.getNano() * 1e-9)
        / SECONDS_A_DAY;
  }
}
