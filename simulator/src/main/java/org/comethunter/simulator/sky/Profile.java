package org.comethunter.simulator.sky;

/**
 * A quantity by distance: a smooth curve through its nodes that does not overshoot between them
 * (cubic Hermite with the tangents of Fritsch and Butland 1984), constant beyond them. Immutable.
 */
final class Profile {

  private final double[] distances;
  private final double[] values;
  private final double[] tangents;

  /** Pairs of distance and value, by growing distance. */
  Profile(double... distancesAndValues) {
    int nodes = distancesAndValues.length / 2;
    distances = new double[nodes];
    values = new double[nodes];
    tangents = new double[nodes];
    for (int i = 0; i < nodes; i++) {
      distances[i] = distancesAndValues[2 * i];
      values[i] = distancesAndValues[2 * i + 1];
    }
    for (int i = 1; i < nodes - 1; i++) {
      tangents[i] = tangent(slope(i - 1), slope(i));
    }
  }

  double at(double distance) {
    int last = distances.length - 1;
    if (distance <= distances[0]) {
      return values[0];
    }
    if (distance >= distances[last]) {
      return values[last];
    }
    int i = 0;
    while (distance > distances[i + 1]) {
      i++;
    }
    double step = distances[i + 1] - distances[i];
    double t = (distance - distances[i]) / step;
    double s = 1 - t;
    return s * s * ((1 + 2 * t) * values[i] + t * step * tangents[i])
        + t * t * ((1 + 2 * s) * values[i + 1] - s * step * tangents[i + 1]);
  }

  private double slope(int i) {
    return (values[i + 1] - values[i]) / (distances[i + 1] - distances[i]);
  }

  /** The harmonic mean of the slopes on both sides; 0 at an extremum. */
  private static double tangent(double left, double right) {
    return left * right <= 0 ? 0 : 2 * left * right / (left + right);
  }
}
