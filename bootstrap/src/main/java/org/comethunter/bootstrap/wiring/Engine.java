package org.comethunter.bootstrap.wiring;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.live.LiveLoop;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.fits.FitsModule;
import org.comethunter.http.HttpModule;
import org.comethunter.persistence.Database;
import org.comethunter.persistence.PersistenceModule;
import org.comethunter.web.WebApi;

/** The product, wired: every port with its adapter behind it. */
@Singleton
@Component(
    modules = {
      ApplicationModule.class,
      SettingsModule.class,
      HealthModule.class,
      PersistenceModule.class,
      HttpModule.class,
      FitsModule.class
    })
public interface Engine {

  /** Takes back what dead workers left. */
  RecoveryService recovery();

  /** Brings the frames of one window. */
  ObservationSync observationSync();

  /** Keeps step with the schedule. */
  SlotSync slotSync();

  /** Follows the archive. */
  LiveLoop liveLoop();

  /** Serves the frames; a new server at each call. */
  WebApi webApi();

  /** Makes an engine. */
  @Component.Factory
  interface Factory {
    Engine create(
        @BindsInstance @org.comethunter.fits.Home Path home,
        @BindsInstance Configuration configuration,
        @BindsInstance Database database,
        @BindsInstance InstantSource clock);
  }
}
