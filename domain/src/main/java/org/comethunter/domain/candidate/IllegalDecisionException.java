package org.comethunter.domain.candidate;

/** A decision about a candidate that has been decided about. */
public final class IllegalDecisionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  IllegalDecisionException(Candidate candidate) {
    super(
        "The candidate %s is %s, and what was decided stays so."
            .formatted(candidate.id(), candidate.status()));
  }
}
