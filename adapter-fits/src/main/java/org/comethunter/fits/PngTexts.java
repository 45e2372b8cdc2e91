package org.comethunter.fits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads the texts of a PNG file that stand before its pixels. */
final class PngTexts {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int TEXT = 0x74455874;
  private static final int PIXELS = 0x49444154;
  private static final int MOST_CHUNKS = 64;
  private static final int LONGEST = 1 << 16;
  private static final int CRC = 4;

  private PngTexts() {}

  /** The texts by keyword; those before the damage of a damaged file, none of another file. */
  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> texts = new HashMap<>();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(new FileInputStream(file.toFile())))) {
      if (in.readLong() != SIGNATURE) {
        return texts;
      }
      for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
        int length = in.readInt();
        int type = in.readInt();
        if (type == PIXELS || length < 0 || length > LONGEST) {
          break;
        }
        byte[] data = in.readNBytes(length);
        in.skipNBytes(CRC);
        if (type == TEXT) {
          String text = new String(data, ISO_8859_1);
          int end = text.indexOf(0);
          if (end > 0) {
            texts.put(text.substring(0, end), text.substring(end + 1));
          }
        }
      }
    } catch (EOFException e) {
      // it is cut short: its size or its hash tells so to whoever wants to know
    }
    return texts;
  }
}
