package org.comethunter.bootstrap.job;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.ClassKey;
import dagger.multibindings.IntoMap;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.job.JobCycle;
import org.comethunter.application.job.JobRunner;
import org.comethunter.application.job.JobService;
import org.comethunter.application.job.JobWork;
import org.comethunter.application.live.LiveCycle;
import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.port.JobQueue;
import org.comethunter.application.port.JobRepository;
import org.jobrunr.jobs.lambdas.JobRequestHandler;

/** Work is done by jobs, the live scheduler's too. */
@Module
public abstract class JobModule {

  JobModule() {}

  @Binds
  abstract JobQueue queue(JobRunrQueue queue);

  @Binds
  @IntoMap
  @ClassKey(RunJobHandler.class)
  abstract JobRequestHandler<?> runJob(RunJobHandler handler);

  @Binds
  @IntoMap
  @ClassKey(CanaryHandler.class)
  abstract JobRequestHandler<?> canary(CanaryHandler handler);

  @Provides
  @Singleton
  static JobRunner runner(
      JobRepository jobs,
      SlotSync slotSync,
      ObservationSync observationSync,
      LiveIngestion liveIngestion,
      EventListener events,
      InstantSource clock) {
    return new JobRunner(
        jobs, new JobWork(slotSync, observationSync, liveIngestion), events, clock);
  }

  @Provides
  @Singleton
  static JobService service(
      JobRepository jobs,
      JobQueue queue,
      JobRunner runner,
      EventListener events,
      InstantSource clock) {
    return new JobService(jobs, queue, runner, events, clock);
  }

  @Provides
  static LiveCycle cycle(JobService jobs) {
    return new JobCycle(jobs);
  }
}
