package org.comethunter.benchmarks.imaging;

import java.util.stream.DoubleStream;

/** Figures that were measured, at least one. */
final class Figures {
  private final double[] sorted;

  private Figures(double... sorted) {
    this.sorted = sorted;
  }

  static Figures of(DoubleStream figures) {
    return new Figures(figures.sorted().toArray());
  }

  int count() {
    return sorted.length;
  }

  double median() {
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The least of them that 99 of 100 are not above. */
  double p99() {
    return sorted[(int) Math.ceil(0.99 * sorted.length) - 1];
  }
}
