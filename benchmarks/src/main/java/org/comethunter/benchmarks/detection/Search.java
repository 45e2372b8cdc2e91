package org.comethunter.benchmarks.detection;

import java.util.List;
import org.comethunter.benchmarks.detection.Sequence.Shot;
import org.comethunter.domain.detection.Detector;
import org.comethunter.domain.detection.LatestDetections;

/** Searches sequences frame by frame, and tells what came of it at their ends. */
final class Search {
  private Search() {}

  /** The candidates of a sequence, as they were told of last, the best first. */
  static List<Judged> through(Sequence sequence) {
    Detector detector = new Detector(sequence.camera());
    LatestDetections found = new LatestDetections();
    for (Shot shot : sequence.shots()) {
      found.add(detector.add(shot.id(), shot.frame()));
    }
    return found.bestFirst().stream()
        .map(it -> Judged.of(it, sequence.comets(), sequence::index))
        .toList();
  }
}
