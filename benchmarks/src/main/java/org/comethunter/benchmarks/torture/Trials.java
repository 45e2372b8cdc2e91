package org.comethunter.benchmarks.torture;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.benchmarks.torture.archive.ArchiveTrial;
import org.comethunter.benchmarks.torture.input.InputTrials;

/** The trials there are. */
public final class Trials {

  private Trials() {}

  /** All of them, in the order in which they are held. */
  public static List<Trial> all() {
    List<Trial> trials = new ArrayList<>();
    trials.addAll(InputTrials.all());
    trials.add(new ArchiveTrial());
    return List.copyOf(trials);
  }
}
