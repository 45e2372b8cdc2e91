package org.comethunter.benchmarks.torture;

import java.util.List;
import org.comethunter.benchmarks.torture.crash.Kills;
import org.comethunter.benchmarks.torture.rest.RestRequests;
import org.comethunter.benchmarks.torture.soak.Soak;

/** The trials there are. */
public final class Trials {

  private Trials() {}

  /** All of them, in the order in which they are held. */
  public static List<Trial> all() {
    return List.of(new Kills(), new RestRequests(), new Soak());
  }
}
