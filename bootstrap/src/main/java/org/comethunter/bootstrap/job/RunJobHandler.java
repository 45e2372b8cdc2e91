package org.comethunter.bootstrap.job;

import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.comethunter.application.job.JobRunner;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.domain.job.Job;
import org.jobrunr.jobs.context.JobContext;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.server.runner.ThreadLocalJobContext;

/**
 * Runs a job for JobRunr. JobRunr interrupts the thread of a job that is to end; the job runs on a
 * thread of its own, so that it is cancelled in order and never cut off in the middle.
 */
public final class RunJobHandler implements JobRequestHandler<RunJobRequest> {
  private final JobRunner runner;
  private final JobRunrQueue queue;

  /** Made by Dagger. */
  @Inject
  RunJobHandler(JobRunner runner, JobRunrQueue queue) {
    this.runner = runner;
    this.queue = queue;
  }

  @Override
  public void run(RunJobRequest request) throws InterruptedException {
    UUID id = request.id();
    JobContext context = ThreadLocalJobContext.getJobContext();
    FutureTask<Optional<Job>> run = new FutureTask<>(() -> runner.run(id, bar(context)));
    Thread thread = Thread.ofVirtual().name("job-" + id).start(run);
    Optional<Job> ended = await(id, run, thread);
    if (ended.isEmpty()) {
      queue.markDeletedIfItIs(id);
      return;
    }
    Job job = ended.get();
    context.logger().info(job.status() + " " + job.counts());
    switch (job.status()) {
      case FAILED -> throw new JobFailedException(job.error().orElse("It failed."));
      case CANCELLED -> queue.markDeleted(id);
      case COMPLETED, QUEUED, RUNNING -> {}
    }
  }

  /** An interrupt cancels the job; that it has been heeded is all that JobRunr has to know. */
  private Optional<Job> await(UUID id, FutureTask<Optional<Job>> run, Thread thread)
      throws InterruptedException {
    while (true) {
      try {
        return run.get();
      } catch (InterruptedException e) {
        if (!runner.cancel(id)) {
          thread.interrupt(); // it still waits for its turn
        }
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case InterruptedException cause -> throw cause;
          case RuntimeException cause -> throw cause;
          default -> throw new IllegalStateException("The job failed unforeseen.", e.getCause());
        }
      }
    }
  }

  /** Shows the frames on the dashboard's bar: the stages before them are short. */
  private static ProgressListener bar(JobContext context) {
    return (stage, done, total) -> {
      if (stage == Stage.PROCESSING && total > 0) {
        context.progressBar(total).setProgress(total, done, 0);
      }
    };
  }
}
