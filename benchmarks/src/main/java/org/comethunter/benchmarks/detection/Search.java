package org.comethunter.benchmarks.detection;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.benchmarks.detection.Sequence.Shot;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detector;

/** Searches sequences frame by frame, and tells what came of it at their ends. */
final class Search {
  private Search() {}

  /** The candidates of a sequence, as they were told of last, in no order. */
  static List<Judged> through(Sequence sequence) {
    Detector detector = new Detector(sequence.camera());
    List<Detection> all = new ArrayList<>();
    for (Shot shot : sequence.shots()) {
      for (Detection news : detector.add(shot.id(), shot.frame())) {
        all.removeIf(
            it ->
                it.firstAlertFrame().equals(news.firstAlertFrame()) && it.isSameAs(news));
        all.add(news);
      }
    }
    return all.stream().map(it -> Judged.of(it, sequence)).toList();
  }
}
