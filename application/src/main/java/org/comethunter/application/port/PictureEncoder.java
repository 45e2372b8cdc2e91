package org.comethunter.application.port;

import org.comethunter.application.frame.PictureFile;
import org.comethunter.domain.picture.GreyPicture;

/** Turns a picture into the bytes of a PNG file. Thread-safe; same picture, same bytes. */
public interface PictureEncoder {

  /**
   * Makes an 8-bit grey PNG with the picture's texts as {@code tEXt} chunks.
   *
   * @param into receives it, in place of whatever it held
   */
  void encode(GreyPicture picture, PictureFile into);
}
