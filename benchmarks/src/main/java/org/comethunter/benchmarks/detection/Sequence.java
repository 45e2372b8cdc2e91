package org.comethunter.benchmarks.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.instrument.Instrument;

/**
 * Frames of one camera, and the comets in them.
 *
 * @param name what it is called in tables
 * @param shots in time order
 */
record Sequence(String name, Instrument camera, List<Shot> shots, List<InjectedComet> comets) {

  /** A frame and its name. */
  record Shot(FrameId id, Frame frame) {
    FrameGeometry geometry() {
      return FrameGeometry.of(frame.header());
    }

    Instant at() {
      return frame.header().observedAt();
    }
  }

  /** How long it is. */
  double days() {
    Duration length = Duration.between(shots.getFirst().at(), shots.getLast().at());
    return length.toMillis() / (double) Duration.ofDays(1).toMillis();
  }

  /** Which of its frames that is. */
  int index(FrameId id) {
    for (int i = 0; i < shots.size(); i++) {
      if (shots.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new IllegalArgumentException("Not a frame of " + name + ": " + id);
  }

  /** The same without the pixels. */
  Summary summary() {
    return new Summary(name, days(), comets);
  }

  /** What is remembered of a sequence when it has been searched. */
  record Summary(String name, double days, List<InjectedComet> comets) {}
}
