package org.comethunter.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.sungrazer.GroupGuess;

/** The columns of {@code candidate} as parameters of a statement. */
record CandidateRow(
    String id,
    Instrument camera,
    String status,
    String reason,
    String observation,
    Instant foundAt,
    Instant updatedAt,
    int version,
    Instant firstSeen,
    Instant lastSeen,
    double score,
    double snr,
    double speed,
    double positionAngle,
    String sungrazers,
    Double groupRms,
    String groupSentence,
    FrameId firstAlert,
    int seen,
    double rms,
    double clearness,
    Double ridge,
    Double uneven,
    Double positive,
    Double dropouts,
    Double fromStars,
    boolean fresh,
    Double strangers,
    Double outward) {

  static CandidateRow of(Candidate candidate) {
    Detection detection = candidate.detection();
    Evidence evidence = detection.evidence();
    Optional<GroupGuess> group = detection.group();
    return new CandidateRow(
        candidate.id().toString(),
        detection.camera(),
        candidate.status().name(),
        candidate.reason().map(Enum::name).orElse(null),
        candidate.observation().map(UUID::toString).orElse(null),
        candidate.foundAt(),
        candidate.updatedAt(),
        candidate.version(),
        detection.positions().getFirst().geometry().observedAt(),
        detection.lastSeen(),
        detection.score(),
        evidence.snr(),
        evidence.speedPixelsPerHour(),
        detection.positionAngleDegrees(),
        group.map(it -> it.group().code()).orElse(null),
        group.map(GroupGuess::rms).orElse(null),
        group.map(GroupGuess::sentence).orElse(null),
        detection.firstAlertFrame(),
        evidence.seen(),
        evidence.rmsPixels(),
        evidence.clearness(),
        known(evidence.ridge()),
        known(evidence.uneven()),
        known(evidence.positive()),
        known(evidence.dropouts()),
        known(evidence.fromStarsPixelsPerHour()),
        evidence.fresh(),
        known(evidence.strangers()),
        known(evidence.outward()));
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
