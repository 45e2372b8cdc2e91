package org.comethunter.simulator.sky;

/** A vector in the ecliptic frame of J2000: x to the equinox, z to the ecliptic's north pole. */
record Vector(double x, double y, double z) {

  /** The unit vector to an ecliptic longitude, in the ecliptic's plane; radians. */
  static Vector toLongitude(double longitude) {
    return new Vector(StrictMath.cos(longitude), StrictMath.sin(longitude), 0);
  }

  Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  Vector times(double factor) {
    return new Vector(factor * x, factor * y, factor * z);
  }

  double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }
}
