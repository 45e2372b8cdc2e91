package org.comethunter.fits;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.comethunter.application.port.PictureCache;

/** Gives out the cache of pictures made on demand, below the home. */
@Module
public interface PictureCacheModule {

  /** More than are sent at once, in all likelihood. */
  int SPARED = 32;

  /** Where they are in the home. */
  String FOLDER = "cache";

  /** Keeps pictures in the home's {@code cache/}. */
  @Provides
  @Singleton
  static PictureCache pictureCache(@Home Path home, PictureCacheLimit limit, InstantSource clock) {
    return new DiskPictureCache(home.resolve(FOLDER), limit.bytes(), SPARED, clock);
  }

  /** The kept pictures of a home that are not as they were made. Changes nothing. */
  static List<Path> damaged(Path home) {
    return DiskPictureCache.damaged(home.resolve(FOLDER));
  }
}
