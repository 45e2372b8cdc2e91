package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.sungrazer.GroupGuess;

/**
 * A candidate as JSON.
 *
 * @param positions raw array pixels, 0-based, row 0 = bottom
 */
@JsonPropertyOrder({
  "id",
  "status",
  "camera",
  "score",
  "snr",
  "speedPixelsPerHour",
  "positionAngleDegrees",
  "group",
  "firstAlertFrame",
  "foundAt",
  "updatedAt",
  "version",
  "reason",
  "observation",
  "why",
  "positions"
})
record CandidateView(
    UUID id,
    String status,
    String camera,
    double score,
    double snr,
    double speedPixelsPerHour,
    double positionAngleDegrees,
    Optional<String> group,
    String firstAlertFrame,
    Instant foundAt,
    Instant updatedAt,
    int version,
    Optional<String> reason,
    Optional<UUID> observation,
    Why why,
    List<Place> positions) {

  /**
   * What speaks for it.
   *
   * @param frames how many frames show it
   * @param seen in how many of them it stands out by itself
   * @param rmsPixels how far it strays from a smooth course
   * @param clearness how far it stands out from courses beside it, in units of their scatter
   * @param groupSentence what its course says of the group
   */
  @JsonPropertyOrder({"frames", "seen", "rmsPixels", "clearness", "groupSentence"})
  record Why(
      int frames, int seen, double rmsPixels, double clearness, Optional<String> groupSentence) {}

  /** Where it is in a frame. */
  @JsonPropertyOrder({"frame", "file", "observedAt", "x", "y", "significance"})
  record Place(
      String frame,
      String file,
      Instant observedAt,
      double x,
      double y,
      Optional<Double> significance) {

    static Place of(Detection.Position position) {
      float significance = position.significance();
      return new Place(
          position.frame().toString(),
          position.frame().fileName(),
          position.geometry().observedAt(),
          rounded(position.place().column(), 2),
          rounded(position.place().row(), 2),
          Float.isNaN(significance) ? Optional.empty() : Optional.of(rounded(significance, 2)));
    }
  }

  static CandidateView of(Candidate candidate) {
    Detection detection = candidate.detection();
    return new CandidateView(
        candidate.id(),
        candidate.status().name(),
        detection.camera().code(),
        rounded(detection.score(), 3),
        rounded(detection.snr(), 2),
        rounded(detection.speedPixelsPerHour(), 2),
        rounded(detection.positionAngleDegrees(), 1),
        detection.group().map(it -> it.group().displayName()),
        detection.firstAlertFrame().fileName(),
        candidate.foundAt(),
        candidate.updatedAt(),
        candidate.version(),
        candidate.reason().map(it -> it.name().toLowerCase(Locale.ROOT)),
        candidate.observation(),
        new Why(
            detection.positions().size(),
            detection.reasons().seen(),
            rounded(detection.reasons().rmsPixels(), 2),
            rounded(detection.reasons().clearness(), 2),
            detection.group().map(GroupGuess::sentence)),
        detection.positions().stream().map(Place::of).toList());
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
