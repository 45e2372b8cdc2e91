package org.comethunter.simulator.sky;

import org.comethunter.domain.orbit.EclipticVector;
import org.comethunter.domain.orbit.Planet;

/**
 * How bright the planets are: Meeus, Astronomical Algorithms, chapter 41 (G. Müller's magnitudes;
 * Saturn without its rings).
 */
@SuppressWarnings("ImmutableEnumChecker") // nobody else gets at the array
enum PlanetLight {
  MERCURY(Planet.MERCURY, -0.42, new double[] {0.0380, -0.000273, 0.000002}),
  VENUS(Planet.VENUS, -4.40, new double[] {0.0009, 0.000239, -0.00000065}),
  MARS(Planet.MARS, -1.52, new double[] {0.016, 0, 0}),
  JUPITER(Planet.JUPITER, -9.40, new double[] {0.005, 0, 0}),
  SATURN(Planet.SATURN, -8.88, new double[] {0.044, 0, 0});

  private final Planet planet;
  private final double magnitudeAtUnity;
  private final double[] phase;

  PlanetLight(Planet planet, double magnitudeAtUnity, double[] phase) {
    this.planet = planet;
    this.magnitudeAtUnity = magnitudeAtUnity;
    this.phase = phase;
  }

  /** Heliocentric position in AU. */
  EclipticVector position(double daysSinceJ2000) {
    return planet.position(daysSinceJ2000);
  }

  /**
   * Its brightness relative to a star of V = 0.
   *
   * @param heliocentric where it is, AU
   * @param fromObserver the way to it from the observer, AU
   */
  double brightness(EclipticVector heliocentric, EclipticVector fromObserver) {
    double sun = StrictMath.sqrt(heliocentric.dot(heliocentric));
    double observer = StrictMath.sqrt(fromObserver.dot(fromObserver));
    double cosine = heliocentric.dot(fromObserver) / (sun * observer);
    double angle = StrictMath.toDegrees(StrictMath.acos(Math.clamp(cosine, -1, 1)));
    double magnitude =
        magnitudeAtUnity
            + 5 * StrictMath.log10(sun * observer)
            + angle * (phase[0] + angle * (phase[1] + angle * phase[2]));
    return StrictMath.pow(10, -0.4 * magnitude);
  }
}
