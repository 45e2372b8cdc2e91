package org.comethunter.bootstrap.job;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.port.JobQueue;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.job.Job;
import org.comethunter.fits.Home;
import org.comethunter.persistence.GuestDatabase;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.jobs.states.StateName;
import org.jobrunr.scheduling.JobBuilder;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.server.configuration.BackgroundJobServerThreadType;
import org.jobrunr.server.configuration.DefaultBackgroundJobServerWorkerPolicy;
import org.jobrunr.storage.ConcurrentJobModificationException;
import org.jobrunr.storage.JobNotFoundException;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.sqlite.SqLiteStorageProvider;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/**
 * The queue and its workers, on JobRunr with a SQLite file of its own. What JobRunr keeps is for
 * its dashboard; the truth about a job is in the jobs' repository. Thread-safe.
 */
@Singleton
public final class JobRunrQueue implements JobQueue, AutoCloseable {

  /** Workers wait more than they work; enough of them that none is waited for. */
  private static final int WORKERS = 32;

  private static final Duration POLL = Duration.ofSeconds(5);

  /** What the dashboard shows of the past: a day has thousands of looks. */
  private static final Duration KEPT = Duration.ofDays(1);

  /** And of what was deleted. */
  private static final Duration KEPT_WHEN_DELETED = Duration.ofHours(1);

  private static final Duration LAST_GRACE = Duration.ofSeconds(1);

  private final GuestDatabase database;
  private final StorageProvider storage;
  private final JsonMapper json = new JacksonJsonMapper(false);
  private final JobRequestScheduler scheduler;
  private final BackgroundJobServer server;

  /**
   * Opens the file; nothing runs yet.
   *
   * @param handlers what JobRunr asks for to run a request
   * @throws StorageException if the file cannot be used
   */
  @Inject
  JobRunrQueue(@Home Path home, Map<Class<?>, Provider<JobRequestHandler<?>>> handlers) {
    database = QueueFile.open(home);
    storage = new SqLiteStorageProvider(database.dataSource());
    storage.setJobMapper(new JobMapper(json));
    scheduler = new JobRequestScheduler(storage);
    server =
        new BackgroundJobServer(
            storage,
            json,
            activator(handlers),
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andPollInterval(POLL)
                .andBackgroundJobServerWorkerPolicy(
                    new DefaultBackgroundJobServerWorkerPolicy(
                        WORKERS, BackgroundJobServerThreadType.VirtualThreads))
                .andDeleteSucceededJobsAfter(KEPT)
                .andPermanentlyDeleteDeletedJobsAfter(KEPT_WHEN_DELETED)
                .andInterruptJobsAwaitDurationOnStopBackgroundJobServer(LAST_GRACE));
  }

  private static JobActivator activator(Map<Class<?>, Provider<JobRequestHandler<?>>> handlers) {
    return new JobActivator() {
      @Override
      public <T> T activateJob(Class<T> type) {
        Provider<JobRequestHandler<?>> handler = handlers.get(type);
        return handler == null ? null : type.cast(handler.get());
      }
    };
  }

  /** Begins to run what is in the queue. */
  void start() {
    server.start();
  }

  /** Starts the workers again if they have given up, as JobRunr does when its database fails. */
  void keepRunning() {
    if (!server.isRunning()) {
      server.start();
    }
  }

  @Override
  public void put(Job job) {
    put(job.id(), job.spec().key(), new RunJobRequest(job.id()));
  }

  void put(UUID id, String name, JobRequest request) {
    try {
      storage.deletePermanently(id);
      scheduler.create(
          JobBuilder.aJob()
              .withId(id)
              .withName(name)
              .withAmountOfRetries(0)
              .withJobRequest(request));
      nudge();
    } catch (org.jobrunr.storage.StorageException e) {
      throw new StorageException("The queue of jobs cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Has the workers look into the queue now. By itself JobRunr looks only every five seconds, and
   * whenever a worker becomes free: that one has become free is what it is told here.
   */
  void nudge() {
    server.getJobSteward().notifyThreadOccupied();
    server.getJobSteward().notifyThreadIdle();
  }

  @Override
  public void withdraw(UUID id) {
    try {
      scheduler.delete(id, "Cancelled");
    } catch (JobNotFoundException e) {
      // it is out of the queue, which is what was asked for
    } catch (org.jobrunr.storage.StorageException e) {
      throw new StorageException("The queue of jobs cannot be written: " + e.getMessage(), e);
    }
  }

  @Override
  public void forget(List<UUID> ended) {
    try {
      ended.forEach(storage::deletePermanently);
    } catch (org.jobrunr.storage.StorageException e) {
      throw new StorageException("The queue of jobs cannot be written: " + e.getMessage(), e);
    }
  }

  /** Whether there is a job of that id, be it done. */
  boolean isKnown(UUID id) {
    return find(id).isPresent();
  }

  private Optional<org.jobrunr.jobs.Job> find(UUID id) {
    try {
      return Optional.of(storage.getJobById(id));
    } catch (JobNotFoundException e) {
      return Optional.empty();
    } catch (org.jobrunr.storage.StorageException e) {
      throw new StorageException("The queue of jobs cannot be read: " + e.getMessage(), e);
    }
  }

  /** Has a job in a worker's hands end as deleted, not as succeeded. */
  void markDeleted(UUID id) {
    server.getJobSteward().getJobsInProgress().stream()
        .filter(job -> job.getId().equals(id) && !job.hasState(StateName.DELETED))
        .findFirst()
        .ifPresent(
            job -> {
              job.delete("Cancelled");
              try {
                storage.save(job);
              } catch (ConcurrentJobModificationException e) {
                // it has been withdrawn meanwhile
              }
            });
  }

  /** Likewise, if it was cancelled before its worker could begin it. */
  void markDeletedIfItIs(UUID id) {
    if (find(id).filter(job -> job.hasState(StateName.DELETED)).isPresent()) {
      markDeleted(id);
    }
  }

  /** For the dashboard. */
  StorageProvider storage() {
    return storage;
  }

  /** For the dashboard. */
  JsonMapper json() {
    return json;
  }

  @Override
  public void close() {
    try (database;
        storage) {
      server.stop();
    }
  }
}
