package org.comethunter.domain.orbit;

/**
 * The planets that pass the coronagraphs' fields and are bright there. Places: Keplerian elements
 * and their rates a century, ecliptic of J2000, good to some minutes of arc from 1800 to 2050 (E.
 * M. Standish, JPL, "Keplerian elements for approximate positions of the major planets", table 1).
 */
@SuppressWarnings("ImmutableEnumChecker") // nobody else gets at the arrays
public enum Planet {
  MERCURY(
      new double[] {0.38709927, 0.20563593, 7.00497902, 252.25032350, 77.45779628, 48.33076593},
      new double[] {0.00000037, 0.00001906, -0.00594749, 149472.67411175, 0.16047689, -0.12534081}),
  VENUS(
      new double[] {0.72333566, 0.00677672, 3.39467605, 181.97909950, 131.60246718, 76.67984255},
      new double[] {0.00000390, -0.00004107, -0.00078890, 58517.81538729, 0.00268329, -0.27769418}),
  MARS(
      new double[] {1.52371034, 0.09339410, 1.84969142, -4.55343205, -23.94362959, 49.55953891},
      new double[] {0.00001847, 0.00007882, -0.00813131, 19140.30268499, 0.44441088, -0.29257343}),
  JUPITER(
      new double[] {5.20288700, 0.04838624, 1.30439695, 34.39644051, 14.72847983, 100.47390909},
      new double[] {-0.00011607, -0.00013253, -0.00183714, 3034.74612775, 0.21252668, 0.20469106}),
  SATURN(
      new double[] {9.53667594, 0.05386179, 2.48599187, 49.95424423, 92.59887831, 113.66242448},
      new double[] {-0.00125060, -0.00050991, 0.00193609, 1222.49362201, -0.41897216, -0.28867794});

  private static final double DAYS_A_CENTURY = 36_525;
  private static final double CONVERGED = 1e-10;

  private final double[] elements;
  private final double[] rates;

  Planet(double[] elements, double[] rates) {
    this.elements = elements;
    this.rates = rates;
  }

  /**
   * Heliocentric position in AU, without light-time.
   *
   * @param daysSinceJ2000 as {@link SunEphemeris#daysSinceJ2000} gives them
   */
  public EclipticVector position(double daysSinceJ2000) {
    double[] now = new double[elements.length];
    for (int i = 0; i < now.length; i++) {
      now[i] = elements[i] + rates[i] * daysSinceJ2000 / DAYS_A_CENTURY;
    }
    double axis = now[0];
    double eccentricity = now[1];
    double inclination = StrictMath.toRadians(now[2]);
    double node = StrictMath.toRadians(now[5]);
    double argument = StrictMath.toRadians(now[4] - now[5]);
    double anomaly = StrictMath.toRadians(StrictMath.IEEEremainder(now[3] - now[4], 360));
    double eccentric = eccentricAnomaly(anomaly, eccentricity);
    double along = axis * (StrictMath.cos(eccentric) - eccentricity);
    double across =
        axis * StrictMath.sqrt(1 - eccentricity * eccentricity) * StrictMath.sin(eccentric);
    double toNode = along * StrictMath.cos(argument) - across * StrictMath.sin(argument);
    double offNode = along * StrictMath.sin(argument) + across * StrictMath.cos(argument);
    return new EclipticVector(
        toNode * StrictMath.cos(node)
            - offNode * StrictMath.cos(inclination) * StrictMath.sin(node),
        toNode * StrictMath.sin(node)
            + offNode * StrictMath.cos(inclination) * StrictMath.cos(node),
        offNode * StrictMath.sin(inclination));
  }

  /** Kepler's equation by Newton's method. */
  private static double eccentricAnomaly(double anomaly, double eccentricity) {
    double eccentric = anomaly + eccentricity * StrictMath.sin(anomaly);
    double step = 1;
    while (StrictMath.abs(step) > CONVERGED) {
      step =
          (anomaly - eccentric + eccentricity * StrictMath.sin(eccentric))
              / (1 - eccentricity * StrictMath.cos(eccentric));
      eccentric += step;
    }
    return eccentric;
  }
}
