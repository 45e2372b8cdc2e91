package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Of every object what was told of it last. Not thread-safe. */
public final class LatestDetections {
  private final List<Detection> all = new ArrayList<>();

  /** Hears what a detector tells after a frame. */
  public void add(List<Detection> news) {
    for (Detection each : news) {
      all.removeIf(it -> it.firstAlertFrame().equals(each.firstAlertFrame()) && it.isSameAs(each));
      all.add(each);
    }
  }

  /** All of them, the best first. */
  public List<Detection> bestFirst() {
    return all.stream().sorted(Comparator.comparingDouble(Detection::score).reversed()).toList();
  }
}
