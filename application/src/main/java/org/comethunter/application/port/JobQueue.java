package org.comethunter.application.port;

import java.util.List;
import java.util.UUID;
import org.comethunter.domain.job.Job;

/**
 * Where jobs wait for a worker. It goes by ids only; what a job is and how far it is stands in the
 * {@link JobRepository}. A worker takes an id and has {@link
 * org.comethunter.application.job.JobRunner} run it. Thread-safe.
 */
public interface JobQueue {

  /**
   * Has a worker run the job, soon. One that was put earlier is put anew.
   *
   * @throws StorageException if the queue cannot keep it
   */
  void put(Job job);

  /**
   * Takes the job out of the queue. Does nothing if it is not in it.
   *
   * @throws StorageException if the queue cannot be changed
   */
  void withdraw(UUID id);

  /**
   * Drops what is kept of jobs that ended and that nobody asks for any more.
   *
   * @throws StorageException if the queue cannot be changed
   */
  void forget(List<UUID> ended);
}
