package org.comethunter.bootstrap.wiring;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import org.comethunter.application.pipeline.FlowSettings;
import org.comethunter.bootstrap.config.AccessConfiguration;
import org.comethunter.bootstrap.config.Configuration;
import org.comethunter.bootstrap.config.ConfigurationException;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.bootstrap.config.Settings;
import org.comethunter.fits.Home;
import org.comethunter.fits.PictureCacheLimit;
import org.comethunter.http.HttpSettings;
import org.comethunter.web.AccessSettings;
import org.comethunter.web.WebSettings;

/** What the configuration means to the application and to each adapter. */
@Module
interface SettingsModule {
  Duration LEAST_TIMEOUT = Duration.ofMillis(1);
  Duration LONGEST_TIMEOUT = Duration.ofHours(1);

  @Provides
  @Singleton
  static HttpSettings httpSettings(Configuration configuration) {
    try {
      HttpSettings urls =
          HttpSettings.defaults(
              configuration.text(Key.ARCHIVE_URL), configuration.text(Key.SCHEDULE_URL));
      return new HttpSettings(
          urls.archiveUrl(),
          urls.scheduleUrl(),
          configuration.text(Key.HTTP_CONTACT),
          configuration.number(Key.HTTP_CONNECTIONS, 1, FlowSettings.MOST_DOWNLOADS),
          time(configuration, Key.HTTP_CONNECT_TIMEOUT),
          time(configuration, Key.HTTP_READ_TIMEOUT),
          time(configuration, Key.HTTP_CALL_TIMEOUT),
          time(configuration, Key.HTTP_BACK_OFF));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  private static Duration time(Configuration configuration, Key key) {
    return configuration.duration(key, LEAST_TIMEOUT, LONGEST_TIMEOUT);
  }

  @Provides
  static PictureCacheLimit pictureCacheLimit(Configuration configuration) {
    return new PictureCacheLimit(Settings.of(configuration).pictureCacheBytes());
  }

  @Provides
  @Singleton
  static AccessSettings accessSettings(Configuration configuration, @Home Path home) {
    return AccessConfiguration.of(configuration, home);
  }

  @Provides
  @Singleton
  static WebSettings webSettings(Configuration configuration) {
    try {
      return WebSettings.of(configuration.text(Key.WEB_BIND), configuration.port(Key.WEB_PORT));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }
}
