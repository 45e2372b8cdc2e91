package org.comethunter.http;

import dagger.Binds;
import dagger.Module;
import jakarta.inject.Singleton;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.application.port.SolarArchive;

/**
 * Provides {@link SolarArchive} and {@link DownlinkSchedule}. The graph must hold {@link
 * HttpSettings} and {@link java.time.InstantSource}; both ports share one {@link HttpConnections}.
 */
@Module
public abstract class HttpModule {
  HttpModule() {}

  @Binds
  @Singleton
  abstract SolarArchive archive(RetrofitSolarArchive archive);

  @Binds
  @Singleton
  abstract DownlinkSchedule schedule(RetrofitDownlinkSchedule schedule);
}
