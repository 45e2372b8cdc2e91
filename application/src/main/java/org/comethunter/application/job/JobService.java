package org.comethunter.application.job;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.port.JobQueue;
import org.comethunter.application.port.JobRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.StageProgress;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobQuery;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.job.JobStatus;

/** Takes orders for jobs, tells what became of them, and cancels them. Thread-safe. */
public final class JobService {
  private static final System.Logger LOG = System.getLogger(JobService.class.getName());

  /** Jobs that people asked for are remembered that long after their end. */
  private static final Duration MEMORY = Duration.ofDays(30);

  /** Those that come by themselves, of which there are thousands a day, that long. */
  private static final Duration ROUTINE_MEMORY = Duration.ofDays(1);

  private static final Set<JobKind> ROUTINE = Set.of(JobKind.LIVE_CYCLE, JobKind.SLOT_SYNC);
  private static final Duration BETWEEN_FORGETTING = Duration.ofHours(1);

  /** A job that a crash has cut off so often is not tried again. */
  private static final int MOST_RUNS = 3;

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private final JobRepository jobs;
  private final JobQueue queue;
  private final JobRunner runner;
  private final EventListener events;
  private final InstantSource clock;
  private final AtomicReference<Instant> forgotten = new AtomicReference<>(Instant.EPOCH);

  /** Works on these. */
  public JobService(
      JobRepository jobs,
      JobQueue queue,
      JobRunner runner,
      EventListener events,
      InstantSource clock) {
    this.jobs = jobs;
    this.queue = queue;
    this.runner = runner;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks for a job. If the same is queued or running already, that job is the answer.
   *
   * @throws IllegalArgumentException if its window is too long, with a sentence for the user
   * @throws StorageException if it cannot be kept; it is not run then
   */
  public Submission submit(JobSpec spec) {
    spec.window().ifPresent(ObservationSync::requireReasonable);
    forgetOld();
    Job wanted = Job.queued(UUID.randomUUID(), spec, clock.instant());
    Job kept = jobs.addUnlessActive(wanted);
    boolean existing = !kept.id().equals(wanted.id());
    if (!existing) {
      events.heard(new Event.JobChanged(kept));
      try {
        queue.put(kept);
      } catch (StorageException e) {
        change(
            kept,
            kept.failed("It could not be queued: " + e.getMessage(), Map.of(), clock.instant()));
        throw e;
      }
    }
    return new Submission(kept, existing);
  }

  /** The job of that id. */
  public Optional<Job> find(UUID id) {
    return jobs.find(id);
  }

  /** Jobs, the newest first. */
  public List<Job> list(JobQuery query) {
    return jobs.list(query);
  }

  /** How far each stage of a running job is; empty for any other job. */
  public Map<Stage, StageProgress> progress(UUID id) {
    return runner.progress(id);
  }

  /**
   * Cancels a job: a queued one at once, a running one as soon as the file in hand allows. One that
   * has ended stays as it is.
   *
   * @return the job as it is now, or empty if there is none of that id
   */
  public Optional<Job> cancel(UUID id) {
    Optional<Job> found = jobs.find(id);
    if (found.isEmpty() || found.get().status().isFinal()) {
      return found;
    }
    Job job = found.get();
    if (job.status() == JobStatus.QUEUED && change(job, job.cancelled(Map.of(), clock.instant()))) {
      queue.withdraw(id);
    } else {
      runner.cancel(id);
    }
    return jobs.find(id);
  }

  /**
   * Waits until a job has ended.
   *
   * @return the job as it ended, or as it is when the patience is at its end
   * @throws IllegalArgumentException if there is no such job
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public Job await(UUID id, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      runner.awaitEnd(id, left);
      Job job =
          jobs.find(id)
              .orElseThrow(() -> new IllegalArgumentException("There is no job " + id + "."));
      if (job.status().isFinal() || System.nanoTime() >= deadline) {
        return job;
      }
      Thread.sleep(Math.min(LOOK_AGAIN.toMillis(), left.toMillis() + 1));
    }
  }

  /**
   * Takes care of what an earlier process left unfinished. For the process that holds the home,
   * before its workers start. A frame sync goes on from where it was, since what is done is not
   * done again; other jobs have failed, for the scheduler asks for them anew.
   */
  public void recover() {
    for (Job job : jobs.unfinished()) {
      boolean worthIt = job.spec().kind() == JobKind.FRAME_SYNC && job.runs() < MOST_RUNS;
      if (!worthIt) {
        String why =
            job.status() == JobStatus.RUNNING
                ? "The process ended while the job was running."
                : "The process ended before the job was begun.";
        change(job, job.failed(why, Map.of(), clock.instant()));
        queue.withdraw(job.id());
        continue;
      }
      if (job.status() == JobStatus.RUNNING) {
        LOG.log(WARNING, "Job {0} ({1}) was cut off and goes on.", job.id(), job.spec().key());
        change(job, job.requeued());
      }
      queue.put(job);
    }
    forgetOld();
  }

  private void forgetOld() {
    Instant now = clock.instant();
    Instant last = forgotten.get();
    if (last.plus(BETWEEN_FORGETTING).isBefore(now) && forgotten.compareAndSet(last, now)) {
      queue.forget(jobs.forgetFinishedBefore(ROUTINE, now.minus(ROUTINE_MEMORY)));
      queue.forget(jobs.forgetFinishedBefore(Set.of(JobKind.values()), now.minus(MEMORY)));
    }
  }

  private boolean change(Job before, Job after) {
    boolean done = jobs.compareAndSet(before, after);
    if (done) {
      events.heard(new Event.JobChanged(after));
    }
    return done;
  }

  /**
   * The answer to an order.
   *
   * @param job the job that does it
   * @param existing whether it had been asked for before and has not ended yet
   */
  public record Submission(Job job, boolean existing) {}
}
