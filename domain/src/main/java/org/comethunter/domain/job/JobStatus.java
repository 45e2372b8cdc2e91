package org.comethunter.domain.job;

/** Where a job is in its life. */
public enum JobStatus {
  /** It waits for a worker. */
  QUEUED,
  /** A worker is busy with it. */
  RUNNING,
  /** It has done what it was asked for. */
  COMPLETED,
  /** It was stopped on request. */
  CANCELLED,
  /** It ended before it had done what it was asked for. */
  FAILED;

  /** Whether nothing more comes. */
  public boolean isFinal() {
    return this != QUEUED && this != RUNNING;
  }
}
