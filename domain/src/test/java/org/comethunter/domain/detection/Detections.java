package org.comethunter.domain.detection;

import java.util.List;
import java.util.Optional;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.instrument.Instrument;

/** Detections for tests. */
public final class Detections {
  private Detections() {}

  /** One of C3 at those positions. */
  public static Detection of(List<Position> positions) {
    return new Detection(
        Instrument.C3,
        0.9,
        270,
        Optional.empty(),
        Maps.id(0),
        positions,
        new Evidence(positions.size(), 0.3, 11, 4, 0.08, 0.71, 1, 0, 10, 9.4, false, 0.25, -0.97));
  }
}
