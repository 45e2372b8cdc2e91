package org.comethunter.simulator.replica;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.comethunter.simulator.http.Response;

/** The pictures that lie about in the archive's folders, and that no client has a use for. */
final class Preview {

  /** Those of every camera folder. */
  static final List<Preview> ALL =
      List.of(
          new Preview("daily.gif", "gif"), new Preview("latest_frame_512x512_preview.jpg", "jpeg"));

  private final String fileName;
  private final String format;
  private final byte[] bytes;

  private Preview(String fileName, String format) {
    this.fileName = fileName;
    this.format = format;
    this.bytes = blank(format);
  }

  static Optional<Preview> named(String fileName) {
    return ALL.stream().filter(one -> one.fileName.equals(fileName)).findFirst();
  }

  String fileName() {
    return fileName;
  }

  long length() {
    return bytes.length;
  }

  Response response() {
    return Response.of(200, bytes).withHeader("Content-Type", "image/" + format);
  }

  private static byte[] blank(String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), format, out);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory took no picture.", e);
    }
    return out.toByteArray();
  }
}
