package org.comethunter.application.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.CRC32;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.domain.picture.GreyPicture;

/** Encodes a picture as a line with its size and a checksum, and its texts. */
public final class TextPictureEncoder implements PictureEncoder {
  @Override
  public void encode(GreyPicture picture, PictureFile into) {
    CRC32 checksum = new CRC32();
    checksum.update(picture.grey());
    String line =
        "PICTURE %d %d %d".formatted(picture.width(), picture.height(), checksum.getValue());
    into.clear();
    into.put(line.getBytes(UTF_8));
    picture.text().forEach((key, value) -> into.put(("\n" + key + ": " + value).getBytes(UTF_8)));
  }
}
