package org.comethunter.bootstrap.wiring;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.comethunter.application.candidate.CandidateService;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.event.EventLog;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.picture.PictureMakers;
import org.comethunter.bootstrap.Ports;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.Settings;
import org.comethunter.bootstrap.job.BackgroundJobs;
import org.comethunter.bootstrap.job.JobModule;
import org.comethunter.fits.Home;
import org.comethunter.persistence.Database;
import org.comethunter.web.AccessSettings;
import org.comethunter.web.Metrics;
import org.comethunter.web.Reception;
import org.comethunter.web.WebApi;
import org.comethunter.web.WebModule;

/** The application as a service: work is done by jobs, and the web is its face. */
@Singleton
@Component(
    dependencies = Ports.class,
    modules = {
      ApplicationModule.class,
      JobModule.class,
      HealthModule.class,
      SettingsModule.class,
      WebModule.class
    })
interface ServiceParts {

  BackgroundJobs jobs();

  LiveScheduler scheduler();

  WebApi web();

  Reception reception();

  AccessSettings access();

  PictureMakers makers();

  CandidateService candidates();

  /** Makes them. */
  @Component.Factory
  interface Factory {
    ServiceParts create(
        Ports ports,
        @BindsInstance @Home Path home,
        @BindsInstance Configuration configuration,
        @BindsInstance Settings settings,
        @BindsInstance Database database,
        @BindsInstance Executor processors,
        @BindsInstance @ForPeople Executor makers,
        @BindsInstance EventLog log,
        @BindsInstance Metrics metrics,
        @BindsInstance EventListener events,
        @BindsInstance InstantSource clock);
  }
}
