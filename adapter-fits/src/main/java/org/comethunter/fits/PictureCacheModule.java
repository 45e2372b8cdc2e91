package org.comethunter.fits;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import org.comethunter.application.port.PictureCache;

/** Gives out the cache of pictures made on demand, below the home. */
@Module
public interface PictureCacheModule {

  /** More than are sent at once, in all likelihood. */
  int SPARED = 32;

  /** Keeps pictures in the home's {@code cache/}. */
  @Provides
  @Singleton
  static PictureCache pictureCache(@Home Path home, PictureCacheLimit limit, InstantSource clock) {
    return new DiskPictureCache(home.resolve("cache"), limit.bytes(), SPARED, clock);
  }
}
