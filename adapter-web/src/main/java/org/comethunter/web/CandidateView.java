package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Evidence;
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
   * What speaks for it, and what against it: see {@link Evidence}.
   *
   * @param frames how many frames it is in
   * @param groupSentence what its course says of the group
   */
  @JsonPropertyOrder({
    "frames",
    "seen",
    "rmsPixels",
    "clearness",
    "ridge",
    "uneven",
    "positive",
    "dropouts",
    "fromStarsPixelsPerHour",
    "fresh",
    "strangers",
    "outward",
    "groupSentence"
  })
  record Why(
      int frames,
      int seen,
      double rmsPixels,
      double clearness,
      Optional<Double> ridge,
      Optional<Double> uneven,
      Optional<Double> positive,
      Optional<Double> dropouts,
      Optional<Double> fromStarsPixelsPerHour,
      boolean fresh,
      Optional<Double> strangers,
      Optional<Double> outward,
      Optional<String> groupSentence) {

    static Why of(Detection detection) {
      Evidence evidence = detection.evidence();
      return new Why(
          detection.positions().size(),
          evidence.seen(),
          rounded(evidence.rmsPixels(), 2),
          rounded(evidence.clearness(), 2),
          known(evidence.ridge(), 3),
          known(evidence.uneven(), 3),
          known(evidence.positive(), 3),
          known(evidence.dropouts(), 3),
          known(evidence.fromStarsPixelsPerHour(), 2),
          evidence.fresh(),
          known(evidence.strangers(), 3),
          known(evidence.outward(), 4),
          detection.group().map(GroupGuess::sentence));
    }
  }

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
      return new Place(
          position.frame().toString(),
          position.frame().fileName(),
          position.geometry().observedAt(),
          rounded(position.place().column(), 2),
          rounded(position.place().row(), 2),
          known(position.significance(), 2));
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
        Why.of(detection),
        detection.positions().stream().map(Place::of).toList());
  }

  /** Nothing for what is not known. */
  private static Optional<Double> known(double value, int digits) {
    return Double.isNaN(value) ? Optional.empty() : Optional.of(rounded(value, digits));
  }

  private static double rounded(double value, int digits) {
    double scale = Math.pow(10, digits);
    return Math.round(value * scale) / scale;
  }
}
