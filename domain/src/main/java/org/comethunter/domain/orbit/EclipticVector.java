package org.comethunter.domain.orbit;

/** A vector in the ecliptic frame of J2000: x to the equinox, z to the ecliptic's north pole. */
public record EclipticVector(double x, double y, double z) {

  /** The unit vector to an ecliptic longitude, in the ecliptic's plane; radians. */
  public static EclipticVector toLongitude(double longitude) {
    return new EclipticVector(StrictMath.cos(longitude), StrictMath.sin(longitude), 0);
  }

  public EclipticVector minus(EclipticVector other) {
    return new EclipticVector(x - other.x, y - other.y, z - other.z);
  }

  public EclipticVector times(double factor) {
    return new EclipticVector(factor * x, factor * y, factor * z);
  }

  public double dot(EclipticVector other) {
    return x * other.x + y * other.y + z * other.z;
  }
}
