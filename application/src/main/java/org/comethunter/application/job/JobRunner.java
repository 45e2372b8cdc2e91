package org.comethunter.application.job;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.port.JobRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.StageProgress;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobStatus;

/**
 * Runs queued jobs on the threads of whoever calls it, and knows those that are running.
 * Thread-safe.
 */
public final class JobRunner implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(JobRunner.class.getName());

  private static final int FRAME_SYNCS_AT_ONCE = 2;

  private final JobRepository jobs;
  private final JobWork work;
  private final EventListener events;
  private final InstantSource clock;

  /** However many syncs are asked for, they leave workers free for the live cycles. */
  private final Semaphore frameSyncs = new Semaphore(FRAME_SYNCS_AT_ONCE, true);

  private final Map<UUID, RunningJob> running = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /** Works on these. */
  public JobRunner(JobRepository jobs, JobWork work, EventListener events, InstantSource clock) {
    this.jobs = jobs;
    this.work = work;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Runs a job to its end. Does nothing if it is not queued: of several workers that are given the
   * same job, one runs it. A frame sync first waits until fewer than two others run.
   *
   * @param progress hears how far it is, beside those who hear the events
   * @return the job as it ended, or empty if there was nothing to do
   * @throws StorageException if the job's end could not be recorded
   * @throws InterruptedException if the thread is interrupted while the job waits; once it runs, an
   *     interrupt is the job's
   */
  public Optional<Job> run(UUID id, ProgressListener progress) throws InterruptedException {
    Optional<Job> queued = queued(id);
    if (queued.isEmpty()) {
      return Optional.empty();
    }
    if (queued.get().spec().kind() != JobKind.FRAME_SYNC) {
      return claimAndRun(queued.get(), progress);
    }
    frameSyncs.acquire();
    try {
      return queued(id).flatMap(job -> claimAndRun(job, progress));
    } finally {
      frameSyncs.release();
    }
  }

  private Optional<Job> queued(UUID id) {
    return closing
        ? Optional.empty()
        : jobs.find(id).filter(job -> job.status() == JobStatus.QUEUED);
  }

  private Optional<Job> claimAndRun(Job queued, ProgressListener progress) {
    UUID id = queued.id();
    RunningJob mine = new RunningJob(id, progress, events);
    if (running.putIfAbsent(id, mine) != null) {
      return Optional.empty();
    }
    try {
      Job begun = queued.begun(clock.instant());
      if (!jobs.compareAndSet(queued, begun)) {
        return Optional.empty();
      }
      events.heard(new Event.JobChanged(begun));
      if (closing) {
        mine.cancellation().cancel();
      }
      Job ended = end(begun, mine);
      if (!jobs.compareAndSet(begun, ended)) {
        throw new StorageException("The end of job " + id + " was recorded by another worker.");
      }
      LOG.log(
          INFO, "Job {0} ({1}): {2} {3}", id, ended.spec().key(), ended.status(), ended.counts());
      events.heard(new Event.JobChanged(ended));
      return Optional.of(ended);
    } finally {
      running.remove(id);
      mine.ended();
    }
  }

  private Job end(Job begun, RunningJob mine) {
    try {
      JobWork.Result result = work.run(begun.spec(), mine, mine.cancellation());
      if (mine.cancellation().isRequested()) {
        return stopped(begun, mine, result.counts());
      }
      return result
          .failure()
          .map(why -> begun.failed(why, result.counts(), clock.instant()))
          .orElseGet(() -> begun.completed(result.counts(), clock.instant()));
    } catch (RuntimeException e) {
      if (mine.cancellation().isRequested()) {
        return stopped(begun, mine, Map.of());
      }
      LOG.log(WARNING, "Job {0} ({1}) failed: {2}", begun.id(), begun.spec().key(), e.getMessage());
      return begun.failed(String.valueOf(e.getMessage()), Map.of(), clock.instant());
    }
  }

  /** What a person asked for goes on after a restart; the scheduler looks again by itself. */
  private Job stopped(Job begun, RunningJob mine, Map<String, Integer> counts) {
    boolean goesOn = !mine.isUnwanted() && begun.spec().kind() == JobKind.FRAME_SYNC;
    return goesOn ? begun.requeued() : begun.cancelled(counts, clock.instant());
  }

  /**
   * Asks a running job to stop, which it does between files.
   *
   * @return whether it is running
   */
  public boolean cancel(UUID id) {
    RunningJob job = running.get(id);
    if (job == null) {
      return false;
    }
    job.cancel();
    return true;
  }

  /** How far each stage of a running job is; empty for any other job. */
  public Map<Stage, StageProgress> progress(UUID id) {
    RunningJob job = running.get(id);
    return job == null ? Map.of() : job.stages();
  }

  /**
   * Waits until a job that is running here has ended; returns at once if it is not running.
   *
   * @return whether it has ended
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public boolean awaitEnd(UUID id, Duration patience) throws InterruptedException {
    RunningJob job = running.get(id);
    return job == null || job.awaitEnd(patience);
  }

  /** Runs no more jobs and stops those that run, without waiting for their end. */
  @Override
  public void close() {
    closing = true;
    running.values().forEach(job -> job.cancellation().cancel());
  }

  /**
   * Waits until no job is running.
   *
   * @return whether that came to pass in time
   */
  public boolean awaitIdle(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (UUID id : running.keySet()) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (!awaitEnd(id, left)) {
        return false;
      }
    }
    return true;
  }
}
