package org.comethunter.benchmarks.torture;

import java.util.List;

/** The trials there are. */
public final class Trials {

  private Trials() {}

  /** All of them, in the order in which they are held. */
  public static List<Trial> all() {
    return List.of();
  }
}
