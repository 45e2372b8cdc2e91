package org.comethunter.benchmarks.detection;

import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.instrument.Instrument;

/**
 * Frames of one camera, and the comets in them.
 *
 * @param name what it is called in tables
 * @param frames in time order
 */
record Sequence(String name, Instrument camera, List<Frame> frames, List<InjectedComet> comets) {

  /** How long it is. */
  double days() {
    return java.time.Duration.between(
                frames.getFirst().header().observedAt(), frames.getLast().header().observedAt())
            .toMillis()
        / 86_400_000.0;
  }
}
