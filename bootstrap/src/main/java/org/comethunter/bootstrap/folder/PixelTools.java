package org.comethunter.bootstrap.folder;

import dagger.Component;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.fits.FitsModule;

/** What pictures are made with. */
@Component(modules = FitsModule.class)
interface PixelTools {
  FrameReader reader();

  PictureEncoder encoder();
}
