package org.comethunter.simulator.replica;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** What faults do to a body. The bytes given are left as they are. */
final class Alterations {

  private Alterations() {}

  /** A text without the second half of its last line. */
  static byte[] tornLastLine(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).stripTrailing();
    int lineStart = text.lastIndexOf('\n') + 1;
    String torn = text.substring(0, (lineStart + text.length()) / 2);
    return torn.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A text with every line twice. */
  static byte[] doubledLines(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1)
        .lines()
        .map(line -> line + "\n" + line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Bytes with some of them inverted. */
  static byte[] inverted(byte[] body, int offset, int count) {
    byte[] inverted = body.clone();
    for (int i = offset; i < Math.min(body.length, offset + count); i++) {
      inverted[i] = (byte) ~inverted[i];
    }
    return inverted;
  }

  /** Bytes compressed. */
  static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory took no bytes.", e);
    }
    return out.toByteArray();
  }
}
