package org.comethunter.domain.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A piece of work and what became of it. Immutable; the methods named after events return the job
 * as it is after that event.
 *
 * @param id which
 * @param spec what it is asked to do
 * @param status where it is
 * @param createdAt when it was asked for, on a full millisecond
 * @param startedAt when a worker last began it
 * @param finishedAt when it ended; in a final state only
 * @param runs how often a worker has begun it: more than once after a restart
 * @param counts what it did, by name such as {@code downloaded}; empty before it ends
 * @param error why it failed, or what is worth knowing though it did not: one sentence
 */
public record Job(
    UUID id,
    JobSpec spec,
    JobStatus status,
    Instant createdAt,
    Optional<Instant> startedAt,
    Optional<Instant> finishedAt,
    int runs,
    Map<String, Integer> counts,
    Optional<String> error) {

  /** Keeps an unmodifiable copy of the counts, in their order. */
  public Job {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** A job that has just been asked for. */
  public static Job queued(UUID id, JobSpec spec, Instant now) {
    return new Job(
        id,
        spec,
        JobStatus.QUEUED,
        now.truncatedTo(ChronoUnit.MILLIS),
        Optional.empty(),
        Optional.empty(),
        0,
        Map.of(),
        Optional.empty());
  }

  /** A worker has begun it. */
  public Job begun(Instant now) {
    require(JobStatus.QUEUED);
    return new Job(
        id,
        spec,
        JobStatus.RUNNING,
        createdAt,
        Optional.of(now),
        Optional.empty(),
        runs + 1,
        Map.of(),
        Optional.empty());
  }

  /** It waits for a worker again, for the one that had it is gone. */
  public Job requeued() {
    require(JobStatus.RUNNING);
    return new Job(
        id,
        spec,
        JobStatus.QUEUED,
        createdAt,
        startedAt,
        Optional.empty(),
        runs,
        Map.of(),
        Optional.empty());
  }

  /** It has done what it was asked for. */
  public Job completed(Map<String, Integer> done, Instant now) {
    require(JobStatus.RUNNING);
    return ended(JobStatus.COMPLETED, done, Optional.empty(), now);
  }

  /** It ended before it had done what it was asked for. */
  public Job failed(String why, Map<String, Integer> done, Instant now) {
    requireUnfinished();
    return ended(JobStatus.FAILED, done, Optional.of(why), now);
  }

  /** It was stopped on request, or never begun. */
  public Job cancelled(Map<String, Integer> done, Instant now) {
    requireUnfinished();
    return ended(JobStatus.CANCELLED, done, Optional.empty(), now);
  }

  private Job ended(JobStatus end, Map<String, Integer> done, Optional<String> why, Instant now) {
    return new Job(id, spec, end, createdAt, startedAt, Optional.of(now), runs, done, why);
  }

  private void require(JobStatus expected) {
    if (status != expected) {
      throw new IllegalStateException("Job " + id + " is " + status + ", not " + expected + ".");
    }
  }

  private void requireUnfinished() {
    if (status.isFinal()) {
      throw new IllegalStateException("Job " + id + " is " + status + " already.");
    }
  }
}
