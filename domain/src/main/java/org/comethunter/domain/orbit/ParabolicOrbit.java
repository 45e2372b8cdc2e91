package org.comethunter.domain.orbit;

/**
 * A parabolic orbit round the Sun, solved with Barker's equation (Meeus, Astronomical Algorithms,
 * chapter 34). Elements refer to the ecliptic of J2000.
 *
 * @param perihelionDistance q in AU
 * @param argument argument of perihelion ω, radians
 * @param node longitude of the ascending node Ω, radians
 * @param inclination i, radians
 * @param perihelionDay time of perihelion in days since J2000
 */
public record ParabolicOrbit(
    double perihelionDistance,
    double argument,
    double node,
    double inclination,
    double perihelionDay) {

  /** 3k/√2 with Gauss's constant k. */
  private static final double BARKER = 0.03649116245;

  /** Heliocentric position in AU. */
  public EclipticVector position(double daysSinceJ2000) {
    double s = tangentOfHalfAnomaly(daysSinceJ2000 - perihelionDay);
    double along = perihelionDistance * (1 - s * s);
    double across = perihelionDistance * 2 * s;
    double sinArgument = StrictMath.sin(argument);
    double cosArgument = StrictMath.cos(argument);
    double toNode = along * cosArgument - across * sinArgument;
    double offNode = along * sinArgument + across * cosArgument;
    double sinNode = StrictMath.sin(node);
    double cosNode = StrictMath.cos(node);
    double cosInclination = StrictMath.cos(inclination);
    return new EclipticVector(
        toNode * cosNode - offNode * cosInclination * sinNode,
        toNode * sinNode + offNode * cosInclination * cosNode,
        offNode * StrictMath.sin(inclination));
  }

  /** Solves s³ + 3s = W; by symmetry for |W|, where nothing cancels. */
  private double tangentOfHalfAnomaly(double days) {
    double w =
        BARKER * StrictMath.abs(days) / (perihelionDistance * StrictMath.sqrt(perihelionDistance));
    double half = w / 2;
    double root = StrictMath.cbrt(half + StrictMath.sqrt(half * half + 1));
    return StrictMath.signum(days) * (root - 1 / root);
  }
}
