package org.comethunter.simulator.sky;

/** A quantity by distance, linear between its nodes, constant beyond them. Immutable. */
final class Profile {

  private final double[] nodes;

  /** Pairs of distance and value, by growing distance. */
  Profile(double... distancesAndValues) {
    nodes = distancesAndValues.clone();
  }

  double at(double distance) {
    if (distance <= nodes[0]) {
      return nodes[1];
    }
    for (int i = 2; i < nodes.length; i += 2) {
      if (distance <= nodes[i]) {
        double share = (distance - nodes[i - 2]) / (nodes[i] - nodes[i - 2]);
        return nodes[i - 1] + share * (nodes[i + 1] - nodes[i - 1]);
      }
    }
    return nodes[nodes.length - 1];
  }
}
