package org.comethunter.bootstrap.job;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.comethunter.application.health.HealthCheck;
import org.comethunter.application.job.JobRunner;
import org.comethunter.application.job.JobService;

/** Everything that runs jobs, started and stopped as one. */
@Singleton
public final class BackgroundJobs implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final JobService service;
  private final JobRunner runner;
  private final JobRunrQueue queue;
  private final JobWatch watch;
  private final Canary canary;

  /** Made by Dagger. */
  @Inject
  BackgroundJobs(
      JobService service, JobRunner runner, JobRunrQueue queue, JobWatch watch, Canary canary) {
    this.service = service;
    this.runner = runner;
    this.queue = queue;
    this.watch = watch;
    this.canary = canary;
  }

  /** Takes up what an earlier process left, and begins to run jobs. */
  public void start() {
    service.recover();
    queue.start();
    watch.start();
  }

  /** Whether jobs get done. */
  public HealthCheck health() {
    return canary;
  }

  /** The queue, for its dashboard. */
  public JobRunrQueue queue() {
    return queue;
  }

  /**
   * Begins no more jobs, has those that run stop between two files, and waits for them. An
   * interrupt cuts the wait short.
   */
  @Override
  public void close() {
    watch.close();
    runner.close();
    try {
      runner.awaitIdle(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    queue.close();
  }
}
