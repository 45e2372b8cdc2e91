package org.comethunter.domain.candidate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.detection.Detection;

/**
 * Something that the search found, and what was decided about it. Immutable; the methods named
 * after events return the candidate as it is after that event, with the next version.
 *
 * @param id which
 * @param detection what was found
 * @param status where it is
 * @param reason what it was taken for; of a rejected one only
 * @param observation the marks that were made of it; of a confirmed one only
 * @param foundAt when it was first told of, on a full millisecond
 * @param updatedAt when it was last changed, on a full millisecond; of one that was decided about,
 *     when that was
 * @param version 1 at first, and one more with every change
 */
public record Candidate(
    UUID id,
    Detection detection,
    CandidateStatus status,
    Optional<RejectionReason> reason,
    Optional<UUID> observation,
    Instant foundAt,
    Instant updatedAt,
    int version) {

  /**
   * Cuts the times to milliseconds.
   *
   * @throws IllegalArgumentException if reason and observation do not go with the status
   */
  public Candidate {
    foundAt = foundAt.truncatedTo(ChronoUnit.MILLIS);
    updatedAt = updatedAt.truncatedTo(ChronoUnit.MILLIS);
    if (reason.isPresent() != (status == CandidateStatus.REJECTED)) {
      throw new IllegalArgumentException("A reason belongs to a rejected candidate.");
    }
    if (observation.isPresent() && status != CandidateStatus.CONFIRMED) {
      throw new IllegalArgumentException("Marks belong to a confirmed candidate.");
    }
  }

  /** One that has just been found. */
  public static Candidate found(UUID id, Detection detection, Instant now) {
    return new Candidate(
        id, detection, CandidateStatus.NEW, Optional.empty(), Optional.empty(), now, now, 1);
  }

  /**
   * More is known of it. What is known already of later frames stays when a search that begins anew
   * comes by. One that was decided about is only followed, so that it is known when it is seen
   * again: all but its places stays as it was.
   *
   * @return the same if nothing changes
   */
  public Candidate seenAgain(Detection again, Instant now) {
    if (status.isFinal()) {
      Detection longer = detection.prolongedBy(again);
      return longer.equals(detection) ? this : next(longer, status, reason, observation, updatedAt);
    }
    Detection known = again.following(detection);
    return again.lastSeen().isBefore(detection.lastSeen()) || known.equals(detection)
        ? this
        : next(known, status, reason, observation, now);
  }

  /**
   * A hunter takes it for an object.
   *
   * @param marks the observation that holds its marks
   * @throws IllegalDecisionException if it has been decided about
   */
  public Candidate confirmed(UUID marks, Instant now) {
    return decided(CandidateStatus.CONFIRMED, Optional.empty(), Optional.of(marks), now);
  }

  /**
   * A hunter takes it for something else.
   *
   * @throws IllegalDecisionException if it has been decided about
   */
  public Candidate rejected(RejectionReason why, Instant now) {
    return decided(CandidateStatus.REJECTED, Optional.of(why), Optional.empty(), now);
  }

  /**
   * Nobody decided in time.
   *
   * @throws IllegalDecisionException if it has been decided about
   */
  public Candidate expired(Instant now) {
    return decided(CandidateStatus.EXPIRED, Optional.empty(), Optional.empty(), now);
  }

  /** The same, with another detection. */
  public Candidate with(Detection other) {
    return new Candidate(id, other, status, reason, observation, foundAt, updatedAt, version);
  }

  private Candidate decided(
      CandidateStatus wanted, Optional<RejectionReason> why, Optional<UUID> marks, Instant now) {
    if (status.isFinal()) {
      throw new IllegalDecisionException(this);
    }
    return next(detection, wanted, why, marks, now);
  }

  private Candidate next(
      Detection known,
      CandidateStatus where,
      Optional<RejectionReason> why,
      Optional<UUID> marks,
      Instant now) {
    return new Candidate(id, known, where, why, marks, foundAt, now, version + 1);
  }
}
