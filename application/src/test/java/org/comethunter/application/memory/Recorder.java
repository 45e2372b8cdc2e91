package org.comethunter.application.memory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;

/** Remembers every count of every stage. */
public final class Recorder implements ProgressListener {
  private final Map<Stage, List<Integer>> counts = new EnumMap<>(Stage.class);
  private int total;

  @Override
  public synchronized void advanced(Stage stage, int done, int total) {
    counts.computeIfAbsent(stage, _ -> new ArrayList<>()).add(done);
    this.total = total;
  }

  /** The counts of a stage in the order in which they came. */
  public synchronized List<Integer> counts(Stage stage) {
    return List.copyOf(counts.getOrDefault(stage, List.of()));
  }

  /** The total that was named last. */
  public synchronized int total() {
    return total;
  }
}
