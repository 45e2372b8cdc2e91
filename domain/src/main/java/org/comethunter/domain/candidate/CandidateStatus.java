package org.comethunter.domain.candidate;

/** Where a candidate is. */
public enum CandidateStatus {
  /** Nobody has decided yet. */
  NEW,
  /** A hunter took it for an object and has its marks. */
  CONFIRMED,
  /** A hunter took it for something else. */
  REJECTED,
  /** Nobody decided in time. */
  EXPIRED;

  /** Whether nothing happens to it any more. */
  public boolean isFinal() {
    return this != NEW;
  }
}
