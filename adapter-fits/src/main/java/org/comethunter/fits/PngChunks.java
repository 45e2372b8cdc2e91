package org.comethunter.fits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A PNG file as it grows: its signature, then chunks of length, type, data and CRC. */
final class PngChunks {
  private static final int LENGTH_AND_TYPE = 8;

  private byte[] bytes;
  private int size;
  private int chunk;

  PngChunks(byte[] signature, int expected) {
    bytes = new byte[Math.max(expected, 1024)];
    put(signature);
  }

  void begin(String type) {
    chunk = size;
    put(new byte[4]);
    put(type.getBytes(StandardCharsets.US_ASCII));
  }

  void put(byte[] data) {
    reserve(data.length);
    System.arraycopy(data, 0, bytes, size, data.length);
    size += data.length;
  }

  /** Takes what the deflater has to give, up to a bufferful. */
  void putFrom(Deflater deflater) {
    reserve(1 << 15);
    size += deflater.deflate(bytes, size, bytes.length - size);
  }

  void end() {
    CRC32 crc = new CRC32();
    crc.update(bytes, chunk + 4, size - chunk - 4);
    ByteBuffer.wrap(bytes).putInt(chunk, size - chunk - LENGTH_AND_TYPE);
    put(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, size);
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length + bytes.length / 2, size + more));
    }
  }
}
