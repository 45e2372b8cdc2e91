package org.comethunter.fits;

import java.nio.ByteBuffer;

/**
 * Turns stored bytes (big-endian) into physical values, chunk by chunk. A pixel without data
 * (BLANK, NaN, infinite) becomes 0. Not thread-safe.
 *
 * <p>Written here instead of leaving it to nom-tam-fits, whose arrays of arrays ignore BZERO and
 * BSCALE and cost a second copy of the frame.
 */
final class PixelDecoder {
  private final DataLayout layout;
  private final short[] shorts;

  PixelDecoder(DataLayout layout, int pixelsPerChunk) {
    this.layout = layout;
    this.shorts = new short[layout.bitpix() == 16 ? pixelsPerChunk : 0];
  }

  /** Decodes {@code count} pixels from the beginning of the bytes to {@code out[offset …]}. */
  void decode(byte[] bytes, int count, float[] out, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    switch (layout.bitpix()) {
      case 8 -> {
        for (int i = 0; i < count; i++) {
          out[offset + i] = physical(bytes[i] & 0xff);
        }
      }
      case 16 -> {
        buffer.asShortBuffer().get(shorts, 0, count);
        decodeShorts(count, out, offset);
      }
      case 32 -> {
        for (int i = 0; i < count; i++) {
          out[offset + i] = physical(buffer.getInt(4 * i));
        }
      }
      case -32 -> {
        for (int i = 0; i < count; i++) {
          out[offset + i] = physical(buffer.getFloat(4 * i));
        }
      }
      default -> {
        for (int i = 0; i < count; i++) {
          out[offset + i] = physical(buffer.getDouble(8 * i));
        }
      }
    }
  }

  private void decodeShorts(int count, float[] out, int offset) {
    if (layout.isPlain()) {
      for (int i = 0; i < count; i++) {
        out[offset + i] = shorts[i];
      }
    } else {
      for (int i = 0; i < count; i++) {
        out[offset + i] = physical(shorts[i]);
      }
    }
  }

  private float physical(double stored) {
    if (stored == layout.blank()) {
      return 0;
    }
    float value = (float) (layout.zero() + layout.scale() * stored);
    return Float.isFinite(value) ? value : 0;
  }
}
