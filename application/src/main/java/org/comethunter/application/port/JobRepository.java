package org.comethunter.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobQuery;

/**
 * The jobs, those that have ended included. Thread-safe; each call is atomic, and not cut off by an
 * interruption, which stays set.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface JobRepository {

  /**
   * Adds a QUEUED job, unless one that asks for the same is queued or running.
   *
   * @return that one if there is one, else the job
   */
  Job addUnlessActive(Job job);

  /** The job of that id. */
  Optional<Job> find(UUID id);

  /** Jobs in the order in which they were asked for, the newest first. */
  List<Job> list(JobQuery query);

  /** The jobs that are queued or running, in the order in which they were asked for. */
  List<Job> unfinished();

  /**
   * Replaces {@code before} by {@code after} if the stored job still has the status and the number
   * of runs of {@code before}.
   *
   * @return whether it had
   */
  boolean compareAndSet(Job before, Job after);

  /**
   * Forgets the jobs of those kinds that ended before that time.
   *
   * @return their ids
   */
  List<UUID> forgetFinishedBefore(Set<JobKind> kinds, Instant time);
}
