package org.comethunter.fits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import org.comethunter.application.frame.PictureFile;

/**
 * Writes the parts of 8-bit grey PNG files (ISO/IEC 15948). Row filters (Sub, Up) make some frames
 * 7 % smaller and others larger, and so are not used. Nothing in them depends on time or place. Not
 * thread-safe: it keeps its work space.
 */
final class PngChunks {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
  private static final int LENGTH_AND_TYPE = 8;
  private static final int KEYWORD_MOST = 79;

  /** Few enough that a code suits all of them, enough that its header does not matter. */
  private static final int PIXELS_IN_BLOCK = 1 << 18;

  private final HuffmanDeflater deflater = new HuffmanDeflater();

  /** Begins a file, in place of whatever is there: the signature and IHDR. */
  void beginFile(PictureFile png, int width, int height) {
    png.clear();
    png.put(SIGNATURE);
    int chunk = begin(png, "IHDR");
    png.put(
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) 8) // bits per sample
            .array()); // grey, deflate, standard filters, not interlaced: all 0
    end(png, chunk);
  }

  /** Writes the texts, each into its tEXt. */
  void texts(PictureFile png, Map<String, String> texts) {
    texts.forEach((keyword, value) -> text(png, keyword, value));
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

  /** Writes a chunk of that type. */
  void chunk(PictureFile png, String type, byte[] data) {
    int chunk = begin(png, type);
    png.put(data);
    end(png, chunk);
  }

  /**
   * Writes a chunk of that type with packed pixels.
   *
   * @param before bytes that come first
   * @param grey {@code width * height} levels, row 0 = top
   */
  void pixels(PictureFile png, String type, byte[] before, byte[] grey, int width, int height) {
    int chunk = begin(png, type);
    png.put(before);
    int rowsInBlock = Math.max(1, PIXELS_IN_BLOCK / width);
    deflater.begin(png);
    for (int row = 0; row < height; row += rowsInBlock) {
      int rows = Math.min(rowsInBlock, height - row);
      deflater.block(grey, row * width, rows, width, row + rows == height);
    }
    deflater.end();
    end(png, chunk);
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
