package org.comethunter.bootstrap.job;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.comethunter.application.port.JobRepository;
import org.comethunter.domain.job.JobStatus;

/** Looks twice a second whether a job waits that no worker has noticed; sends the canary. */
@Singleton
final class JobWatch implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(JobWatch.class.getName());
  private static final long PERIOD_MILLIS = 500;
  private static final UUID CANARY = UUID.nameUUIDFromBytes(new byte[] {1});

  private final JobRepository jobs;
  private final JobRunrQueue queue;
  private final Canary canary;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().name("job-watch").daemon().unstarted(this::run);

  @Inject
  JobWatch(JobRepository jobs, JobRunrQueue queue, Canary canary) {
    this.jobs = jobs;
    this.queue = queue;
    this.canary = canary;
  }

  void start() {
    thread.start();
  }

  private void run() {
    boolean complained = false;
    try {
      while (!stop.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        try {
          look();
          complained = false;
        } catch (RuntimeException e) {
          if (!complained) {
            LOG.log(WARNING, "The jobs cannot be watched: {0}", e.getMessage());
          }
          complained = true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    queue.keepRunning();
    if (jobs.unfinished().stream().anyMatch(job -> job.status() == JobStatus.QUEUED)) {
      queue.nudge();
    }
    if (canary.isDue()) {
      canary.sent();
      queue.put(CANARY, "canary", new CanaryRequest());
    }
  }

  @Override
  public void close() {
    stop.countDown();
    try {
      thread.join(PERIOD_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
