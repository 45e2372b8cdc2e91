package org.comethunter.fits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.application.port.PictureEncoder;
import org.comethunter.domain.picture.GreyPicture;

/**
 * Writes 8-bit grey PNG. Row filters (Sub, Up) make some frames 7 % smaller and others larger, and
 * so are not used. Nothing in the file depends on time or place.
 */
final class PngPictureEncoder implements PictureEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LENGTH_AND_TYPE = 8;
  private static final int KEYWORD_MOST = 79;

  /** Few enough that a code suits all of them, enough that its header does not matter. */
  private static final int PIXELS_IN_BLOCK = 1 << 18;

  private final ThreadLocal<HuffmanDeflater> deflater =
      ThreadLocal.withInitial(HuffmanDeflater::new);

  @Override
  public void encode(GreyPicture picture, PictureFile into) {
    into.clear();
    into.put(SIGNATURE);
    int chunk = begin(into, "IHDR");
    into.put(
        ByteBuffer.allocate(13)
            .putInt(picture.width())
            .putInt(picture.height())
            .put((byte) 8) // bits per sample
            .array()); // grey, deflate, standard filters, not interlaced: all 0
    end(into, chunk);
    picture.text().forEach((keyword, value) -> text(into, keyword, value));
    chunk = begin(into, "IDAT");
    deflate(picture, into);
    end(into, chunk);
    end(into, begin(into, "IEND"));
  }

  private static void text(PictureFile png, String keyword, String value) {
    byte[] name = keyword.getBytes(StandardCharsets.ISO_8859_1);
    if (name.length < 1 || name.length > KEYWORD_MOST || keyword.indexOf(0) >= 0) {
      throw new IllegalArgumentException("Not a keyword of a PNG text: \"" + keyword + "\"");
    }
    int chunk = begin(png, "tEXt");
    png.put(name);
    png.put((byte) 0);
    png.put(value.replace('\0', ' ').getBytes(StandardCharsets.ISO_8859_1));
    end(png, chunk);
  }

  private void deflate(GreyPicture picture, PictureFile png) {
    HuffmanDeflater stream = deflater.get();
    int width = picture.width();
    int height = picture.height();
    int rowsInBlock = Math.max(1, PIXELS_IN_BLOCK / width);
    stream.begin(png);
    for (int row = 0; row < height; row += rowsInBlock) {
      int rows = Math.min(rowsInBlock, height - row);
      stream.block(picture.grey(), row * width, rows, width, row + rows == height);
    }
    stream.end();
  }

  /** Begins a chunk of length, type, data and CRC; returns where it lies. */
  private static int begin(PictureFile png, String type) {
    int chunk = png.length();
    png.put(new byte[4]);
    png.put(type.getBytes(StandardCharsets.US_ASCII));
    return chunk;
  }

  private static void end(PictureFile png, int chunk) {
    byte[] bytes = png.room(4);
    int data = png.length() - chunk - LENGTH_AND_TYPE;
    CRC32 crc = new CRC32();
    crc.update(bytes, chunk + 4, data + 4);
    ByteBuffer.wrap(bytes).putInt(chunk, data).putInt(png.length(), (int) crc.getValue());
    png.added(4);
  }
}
