package org.comethunter.bootstrap.cli;

import java.util.List;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.sungrazer.GroupGuess;

/** What {@code --json} prints of something that was found; positions are raw array pixels. */
record DetectionJson(
    String camera,
    double score,
    double snr,
    double speedPixelsPerHour,
    double positionAngleDegrees,
    String group,
    String firstAlertFrame,
    List<PositionJson> positions) {

  /** Column and row, 0-based, row 0 = bottom. */
  record PositionJson(String file, double x, double y) {}

  static DetectionJson of(Detection detection) {
    return new DetectionJson(
        detection.camera().code(),
        rounded(detection.score(), 3),
        rounded(detection.snr(), 2),
        rounded(detection.speedPixelsPerHour(), 2),
        rounded(detection.positionAngleDegrees(), 1),
        detection.group().map(GroupGuess::group).map(it -> it.displayName()).orElse(null),
        detection.firstAlertFrame().fileName(),
        detection.positions().stream()
            .map(
                it ->
                    new PositionJson(
                        it.frame().fileName(),
                        rounded(it.place().column(), 2),
                        rounded(it.place().row(), 2)))
            .toList());
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
