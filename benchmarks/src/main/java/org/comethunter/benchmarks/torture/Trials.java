package org.comethunter.benchmarks.torture;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.benchmarks.torture.archive.ArchiveTrial;
import org.comethunter.benchmarks.torture.crash.Kills;
import org.comethunter.benchmarks.torture.input.InputTrials;
import org.comethunter.benchmarks.torture.rest.RestRequests;
import org.comethunter.benchmarks.torture.soak.Soak;

/** The trials there are. */
public final class Trials {

  private Trials() {}

  /** All of them, in the order in which they are held. */
  public static List<Trial> all() {
    List<Trial> trials = new ArrayList<>(InputTrials.all());
    trials.addAll(List.of(new RestRequests(), new ArchiveTrial(), new Kills(), new Soak()));
    return List.copyOf(trials);
  }
}
