package org.comethunter.bootstrap.wiring;

import dagger.BindsInstance;
import dagger.Component;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import org.comethunter.bootstrap.Ports;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.fits.FitsModule;
import org.comethunter.fits.Home;
import org.comethunter.fits.PictureCacheModule;
import org.comethunter.http.HttpConnections;
import org.comethunter.http.HttpModule;
import org.comethunter.persistence.Database;
import org.comethunter.persistence.PersistenceModule;

/** The adapters that the product comes with. */
@Singleton
@Component(
    modules = {
      SettingsModule.class,
      PersistenceModule.class,
      HttpModule.class,
      FitsModule.class,
      PictureCacheModule.class
    })
interface StandardAdapters extends Ports {

  /** What the archive and the schedule are reached by. */
  HttpConnections connections();

  /** Makes them. */
  @Component.Factory
  interface Factory {
    StandardAdapters create(
        @BindsInstance @Home Path home,
        @BindsInstance Configuration configuration,
        @BindsInstance Database database,
        @BindsInstance InstantSource clock);
  }
}
