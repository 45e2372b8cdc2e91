package org.comethunter.application.job;

import java.time.Duration;
import java.util.Optional;
import org.comethunter.application.live.LiveCycle;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.job.JobStatus;

/** Has the live scheduler's work done by jobs, so that it can be seen and cancelled like any. */
public final class JobCycle implements LiveCycle {
  private static final Duration LOOK_UP = Duration.ofMinutes(1);

  private final JobService jobs;

  /** Asks this for the jobs. */
  public JobCycle(JobService jobs) {
    this.jobs = jobs;
  }

  @Override
  public Result look(Instrument instrument, Cancellation cancellation) throws InterruptedException {
    Job ended = run(JobSpec.liveCycle(instrument), cancellation);
    return new Result(ended.counts(), failure(ended));
  }

  @Override
  public void syncSlots(Cancellation cancellation) throws InterruptedException {
    Job ended = run(JobSpec.slotSync(), cancellation);
    failure(ended)
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
  }

  private static Optional<String> failure(Job ended) {
    return ended.status() == JobStatus.FAILED ? ended.error() : Optional.empty();
  }

  private Job run(JobSpec spec, Cancellation cancellation) throws InterruptedException {
    Job job = jobs.submit(spec).job();
    try (var _ = cancellation.whenRequested(() -> jobs.cancel(job.id()))) {
      Job now = job;
      while (!now.status().isFinal()) {
        now = jobs.await(job.id(), LOOK_UP);
      }
      return now;
    }
  }
}
