package org.comethunter.domain.detection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.file.FrameId;

/**
 * Tells comets from the stars of frames that were pointed elsewhere than they say: there, many
 * objects move in the same way at the same time.
 */
final class FieldMotion {
  /** Comets come in pairs and in threes. */
  private static final int MOST_TOGETHER = 4;

  /** By what part of their speed velocities may differ: a field turns, too. */
  private static final double ALIKE = 0.25;

  private FieldMotion() {}

  /** Those that do not move as many others do. */
  static List<Detection> without(List<Detection> detections) {
    return detections.stream()
        .filter(
            it ->
                detections.stream().filter(other -> moveTogether(it, other)).count()
                    <= MOST_TOGETHER)
        .toList();
  }

  /** True of an object and itself, too. */
  private static boolean moveTogether(Detection one, Detection other) {
    double turn = Math.toRadians(one.positionAngleDegrees() - other.positionAngleDegrees());
    double mine = one.speedPixelsPerHour();
    double its = other.speedPixelsPerHour();
    double apart = Math.sqrt(mine * mine + its * its - 2 * mine * its * Math.cos(turn));
    return apart <= ALIKE * Math.max(mine, its) && areSimultaneous(one, other);
  }

  private static boolean areSimultaneous(Detection one, Detection other) {
    Set<FrameId> shared = frames(one);
    shared.retainAll(frames(other));
    return 2 * shared.size() >= Math.max(one.positions().size(), other.positions().size());
  }

  private static Set<FrameId> frames(Detection detection) {
    return new HashSet<>(detection.positions().stream().map(Position::frame).toList());
  }
}
