package org.comethunter.fits;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.comethunter.application.port.MalformedFrameException;

/**
 * The bytes of a FITS file, unpacked if they are gzip'ed, with a bound on how many there can be. A
 * plain file stream underneath: unlike a channel it outlives an interrupt.
 */
final class FitsStream implements AutoCloseable {
  /** No frame is longer: 1280 × 1280 pixels of 64 bits, and a good deal that may follow them. */
  static final long MAX_BYTES = 80L << 20;

  /** Deflate cannot shrink data by more (zlib's technical details give 1032 : 1). */
  private static final long MAX_RATIO = 1032;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final boolean packed;
  private final long limit;
  private long position;

  private FitsStream(InputStream in, boolean packed, long limit) {
    this.in = in;
    this.packed = packed;
    this.limit = limit;
  }

  /**
   * Opens a file.
   *
   * @throws MalformedFrameException if it is a folder, empty, or packed and broken at its beginning
   * @throws IOException if it cannot be opened
   */
  static FitsStream open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new MalformedFrameException("It is a folder, not a FITS file.");
    }
    long length = Files.size(file);
    InputStream raw = new FileInputStream(file.toFile());
    try {
      BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
      buffered.mark(2);
      int first = buffered.read();
      int second = buffered.read();
      buffered.reset();
      if (first < 0) {
        throw new MalformedFrameException("It is empty.");
      }
      if (first != 0x1f || second != 0x8b) {
        return new FitsStream(buffered, false, length);
      }
      long most = Math.min(MAX_BYTES, length * MAX_RATIO);
      return new FitsStream(new GZIPInputStream(buffered, BUFFER), true, most);
    } catch (IOException e) {
      raw.close();
      throw damaged(e);
    } catch (RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  /**
   * Fills the array up to {@code count} bytes.
   *
   * @return how many there were: fewer only at the end
   * @throws MalformedFrameException if the file is packed and damaged, or unpacks to too much
   */
  int read(byte[] into, int count) throws IOException {
    try {
      int got = in.readNBytes(into, 0, count);
      position += got;
      if (packed && position > MAX_BYTES) {
        throw new MalformedFrameException(
            "It unpacks to more than " + MAX_BYTES + " bytes, which no frame has.");
      }
      return got;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  /** The most bytes the file can hold: exact for a plain file. */
  long limit() {
    return limit;
  }

  /** Whether {@link #limit()} is the exact length. */
  boolean knowsLength() {
    return !packed;
  }

  /** How many bytes have been read. */
  long position() {
    return position;
  }

  /** Whether the bytes have to be unpacked to be seen. */
  boolean packed() {
    return packed;
  }

  /** Reads what is left of a packed file, so that its checksum is compared. */
  void verify(byte[] scratch) throws IOException {
    if (packed) {
      while (read(scratch, scratch.length) == scratch.length) {
        // read() bounds the total
      }
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private static IOException damaged(IOException cause) {
    if (cause instanceof ZipException || cause instanceof EOFException) {
      throw new MalformedFrameException("Its gzip packing is damaged or cut short.", cause);
    }
    return cause;
  }
}
