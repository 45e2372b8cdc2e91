package org.comethunter.fits;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;

/**
 * Reads frames: header cards with nom-tam-fits, pixels directly. What the header declares is
 * compared with the file's length before anything is allocated for it. A file must hold its last
 * block completely, padding included: one that does not is still being written. What follows the
 * padding is left alone.
 */
final class NomTamFrameReader implements FrameReader {
  private static final int CHUNK = 1 << 16;

  @Override
  public FrameHeader readHeader(Path file) {
    try (OpenFrame frame = OpenFrame.of(file)) {
      // a plain file's length has been compared; a packed one has to be unpacked to be known
      if (frame.stream.packed()) {
        frame.skipToEnd(new byte[CHUNK]);
      }
      return frame.header;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public Frame read(Path file, FrameBuffer buffer) {
    try (OpenFrame frame = OpenFrame.of(file)) {
      DataLayout layout = frame.layout;
      byte[] chunk = buffer.bytes(CHUNK);
      float[] counts = buffer.counts(layout.pixels());
      int perChunk = CHUNK / layout.bytesPerPixel();
      PixelDecoder decoder = new PixelDecoder(layout, perChunk);
      for (int pixel = 0; pixel < counts.length; pixel += perChunk) {
        frame.decode(decoder, chunk, Math.min(perChunk, counts.length - pixel), counts, pixel);
      }
      frame.skipToEnd(chunk);
      ValidityMask mask = ValidityMask.ofCounts(layout.width(), counts);
      return new Frame(frame.header, new Image(layout.width(), layout.height(), counts, mask));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  @Override
  public FrameRows open(Path file) {
    try {
      return new Rows(file, OpenFrame.of(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static StorageException unreadable(Path file, IOException e) {
    return e instanceof NoSuchFileException || e instanceof FileNotFoundException
        ? new StorageException("There is no readable file " + file + ".", e)
        : new StorageException("The file " + file + " cannot be read: " + e.getMessage(), e);
  }

  /** A file whose header has been read and checked, before its data. */
  private static final class OpenFrame implements AutoCloseable {
    private final FitsStream stream;
    private final DataLayout layout;
    private final FrameHeader header;
    private long left;

    private OpenFrame(FitsStream stream, DataLayout layout, FrameHeader header) {
      this.stream = stream;
      this.layout = layout;
      this.header = header;
      this.left = layout.paddedBytes();
    }

    static OpenFrame of(Path file) throws IOException {
      FitsStream stream = FitsStream.open(file);
      try {
        HeaderCards cards = HeaderCards.read(stream);
        DataLayout layout = DataLayout.of(cards, stream);
        if (stream.knowsLength() && stream.limit() - stream.position() < layout.paddedBytes()) {
          throw cutShort(layout, stream.limit());
        }
        Path name = file.getFileName();
        FrameHeader header = LascoHeader.read(cards, layout, name == null ? "" : name.toString());
        return new OpenFrame(stream, layout, header);
      } catch (IOException | RuntimeException e) {
        stream.close();
        throw e;
      }
    }

    /** Decodes pixels whose bytes fit into the chunk. */
    void decode(PixelDecoder decoder, byte[] chunk, int pixels, float[] counts, int offset)
        throws IOException {
      read(chunk, pixels * layout.bytesPerPixel());
      decoder.decode(chunk, pixels, counts, offset);
    }

    /** Reads what is left, and compares the checksum of a packed file. */
    void skipToEnd(byte[] chunk) throws IOException {
      while (left > 0) {
        read(chunk, (int) Math.min(left, CHUNK));
      }
      stream.verify(chunk);
    }

    private void read(byte[] chunk, int bytes) throws IOException {
      if (stream.read(chunk, bytes) < bytes) {
        throw cutShort(layout, stream.position());
      }
      left -= bytes;
    }

    private static MalformedFrameException cutShort(DataLayout layout, long length) {
      return new MalformedFrameException(
          "It declares %d × %d pixels but ends after %d bytes, inside its last block."
              .formatted(layout.width(), layout.height(), length));
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }

  /** The rows of an open frame. */
  private static final class Rows implements FrameRows {
    private final Path file;
    private final OpenFrame frame;
    private final byte[] chunk;
    private final PixelDecoder decoder;
    private int row;

    Rows(Path file, OpenFrame frame) {
      this.file = file;
      this.frame = frame;
      this.chunk = new byte[frame.layout.width() * frame.layout.bytesPerPixel()];
      this.decoder = new PixelDecoder(frame.layout, frame.layout.width());
    }

    @Override
    public FrameHeader header() {
      return frame.header;
    }

    @Override
    public void next(float[] counts) {
      if (row == frame.layout.height()) {
        throw new NoSuchElementException(file + " has no further row.");
      }
      row++;
      try {
        frame.decode(decoder, chunk, frame.layout.width(), counts, 0);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }

    @Override
    public void close() {
      try {
        frame.close();
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }
}
