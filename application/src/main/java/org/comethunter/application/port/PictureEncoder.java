package org.comethunter.application.port;

import org.comethunter.domain.image.GreyPicture;

/** Turns a picture into the bytes of a PNG file. Thread-safe; same picture, same bytes. */
public interface PictureEncoder {

  /** An 8-bit grey PNG with the picture's texts as {@code tEXt} chunks. */
  byte[] encode(GreyPicture picture);
}
