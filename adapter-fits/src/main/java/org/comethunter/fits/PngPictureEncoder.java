package org.comethunter.fits;

import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.domain.picture.GreyPicture;

/** Writes 8-bit grey PNG. */
final class PngPictureEncoder implements PictureEncoder {
  private final ThreadLocal<PngChunks> chunks = ThreadLocal.withInitial(PngChunks::new);

  @Override
  public void encode(GreyPicture picture, PictureFile into) {
    PngChunks png = chunks.get();
    png.beginFile(into, picture.width(), picture.height());
    png.texts(into, picture.text());
    png.pixels(into, "IDAT", new byte[0], picture.grey(), picture.width(), picture.height());
    png.chunk(into, "IEND", new byte[0]);
  }
}
