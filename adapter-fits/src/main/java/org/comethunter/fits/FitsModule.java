package org.comethunter.fits;

import dagger.Module;
import dagger.Provides;
import java.nio.file.Path;
import org.comethunter.application.port.AnimationEncoder;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.PictureEncoder;

/**
 * Gives out this adapter's ports. Only the store needs a {@link Home}: a component that asks for
 * reader and encoders alone need not provide one.
 */
@Module
public interface FitsModule {

  /** Reads FITS files. */
  @Provides
  static FrameReader frameReader() {
    return new NomTamFrameReader();
  }

  /** Writes PNG files. */
  @Provides
  static PictureEncoder pictureEncoder() {
    return new PngPictureEncoder();
  }

  /** Writes animated PNG files. */
  @Provides
  static AnimationEncoder animationEncoder() {
    return new PngAnimationEncoder();
  }

  /** Keeps files under the home. */
  @Provides
  static FrameStore frameStore(@Home Path home) {
    return new DiskFrameStore(home);
  }
}
