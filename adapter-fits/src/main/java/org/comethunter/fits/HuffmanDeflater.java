package org.comethunter.fits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;
import org.comethunter.application.frame.PictureFile;

/**
 * Packs bytes with Huffman codes alone, as a zlib stream (RFC 1950 and 1951): what the JDK's
 * deflater does with its Huffman-only strategy, in a seventh of the time. Noise leaves deflate's
 * search for repetitions nothing to find, and without that search little work remains; a frame's
 * deflation took longer than all else together.
 *
 * <p>Not thread-safe: it keeps its tables. One instance for one stream after the other.
 */
final class HuffmanDeflater {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** Symbols: all bytes, and the end of a block. */
  private static final int SYMBOLS = 257;

  private static final int END_OF_BLOCK = 256;

  /** RFC 1951 allows 15; four codes of 14 bits and 7 bits left over fit into 64. */
  private static final int LONGEST = 14;

  /** How many kinds of code lengths there are, and how many of them are lengths themselves. */
  private static final int LENGTH_SYMBOLS = 19;

  private static final int PLAIN_LENGTHS = 16;

  /** A block's header takes fewer bytes. */
  private static final int HEADER_BYTES = 200;

  private final int[][] histograms = new int[4][256];
  private final int[] frequencies = new int[SYMBOLS];
  private final HuffmanCode code = new HuffmanCode(SYMBOLS, LONGEST);
  private final Adler32 checksum = new Adler32();
  private PictureFile out;
  private long bits;
  private int pending;

  /** Begins a stream. */
  void begin(PictureFile stream) {
    out = stream;
    bits = 0;
    pending = 0;
    checksum.reset();
    // a window of 32 KB, fastest compression
    out.put((byte) 0x78, (byte) 0x01);
  }

  /** Packs rows, each after a byte 0, as one block. */
  void block(byte[] bytes, int offset, int rows, int width, boolean last) {
    count(bytes, offset, offset + rows * width);
    frequencies[0] += rows;
    frequencies[END_OF_BLOCK] = 1;
    code.build(frequencies);
    byte[] room = out.room((int) (code.bits(frequencies) / 8) + HEADER_BYTES);
    int at = header(room, out.length(), last);
    for (int row = 0; row < rows; row++) {
      int from = offset + row * width;
      checksum.update(0);
      checksum.update(bytes, from, width);
      at = put(room, at, code.entry(0));
      at = row(room, at, bytes, from, from + width);
    }
    at = put(room, at, code.entry(END_OF_BLOCK));
    out.added(at - out.length());
  }

  /** Ends the stream. */
  void end() {
    if (pending > 0) {
      out.put((byte) bits);
    }
    out.put(ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
  }

  /** Four histograms, so that equal neighbours do not wait for each other. */
  private void count(byte[] bytes, int from, int to) {
    for (int[] histogram : histograms) {
      Arrays.fill(histogram, 0);
    }
    int[] first = histograms[0];
    int[] second = histograms[1];
    int[] third = histograms[2];
    int[] fourth = histograms[3];
    int i = from;
    for (; i + 4 <= to; i += 4) {
      first[bytes[i] & 0xff]++;
      second[bytes[i + 1] & 0xff]++;
      third[bytes[i + 2] & 0xff]++;
      fourth[bytes[i + 3] & 0xff]++;
    }
    for (; i < to; i++) {
      first[bytes[i] & 0xff]++;
    }
    for (int symbol = 0; symbol < 256; symbol++) {
      frequencies[symbol] = first[symbol] + second[symbol] + third[symbol] + fourth[symbol];
    }
  }

  /** The header of a block with codes of its own (RFC 1951, section 3.2.7). */
  private int header(byte[] room, int from, boolean last) {
    int at = from;
    at = put(room, at, last ? 1 : 0, 1);
    at = put(room, at, 2, 2);
    at = put(room, at, 0, 5); // 257 lengths for literals
    at = put(room, at, 0, 5); // 1 length for distances
    at = put(room, at, LENGTH_SYMBOLS - 4, 4);
    // every length has a code of 4 bits; 16, 17 and 18, which stand first, are not used
    for (int i = 0; i < LENGTH_SYMBOLS; i++) {
      at = put(room, at, i < LENGTH_SYMBOLS - PLAIN_LENGTHS ? 0 : 4, 3);
    }
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      at = put(room, at, Integer.reverse(code.length(symbol)) >>> 28, 4);
    }
    return put(room, at, Integer.reverse(1) >>> 28, 4);
  }

  private int row(byte[] room, int from, byte[] bytes, int begin, int end) {
    int[] entries = code.entries();
    long held = bits;
    int count = pending;
    int at = from;
    int i = begin;
    for (; i + 4 <= end; i += 4) {
      int first = entries[bytes[i] & 0xff];
      int second = entries[bytes[i + 1] & 0xff];
      int third = entries[bytes[i + 2] & 0xff];
      int fourth = entries[bytes[i + 3] & 0xff];
      held |= (long) (first >>> 4) << count;
      count += first & 15;
      held |= (long) (second >>> 4) << count;
      count += second & 15;
      held |= (long) (third >>> 4) << count;
      count += third & 15;
      held |= (long) (fourth >>> 4) << count;
      count += fourth & 15;
      LITTLE_ENDIAN.set(room, at, held);
      at += count >>> 3;
      held >>>= count & ~7;
      count &= 7;
    }
    bits = held;
    pending = count;
    for (; i < end; i++) {
      at = put(room, at, entries[bytes[i] & 0xff]);
    }
    return at;
  }

  private int put(byte[] room, int at, int entry) {
    return put(room, at, entry >>> 4, entry & 15);
  }

  private int put(byte[] room, int at, int value, int count) {
    bits |= (long) value << pending;
    pending += count;
    LITTLE_ENDIAN.set(room, at, bits);
    int whole = pending >>> 3;
    bits >>>= pending & ~7;
    pending &= 7;
    return at + whole;
  }
}
