package org.comethunter.fits;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
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
    return reading(
        file,
        (stream, layout, header) -> {
          // a plain file's length has been compared; a packed one has to be unpacked to be known
          if (stream.packed()) {
            byte[] chunk = new byte[CHUNK];
            skip(stream, layout, layout.paddedBytes(), chunk);
            stream.verify(chunk);
          }
          return header;
        });
  }

  @Override
  public Frame read(Path file) {
    return reading(
        file,
        (stream, layout, header) -> {
          byte[] chunk = new byte[CHUNK];
          float[] counts = new float[layout.pixels()];
          int perChunk = CHUNK / layout.bytesPerPixel();
          PixelDecoder decoder = new PixelDecoder(layout, perChunk);
          for (int pixel = 0; pixel < counts.length; pixel += perChunk) {
            int count = Math.min(perChunk, counts.length - pixel);
            skip(stream, layout, (long) count * layout.bytesPerPixel(), chunk);
            decoder.decode(chunk, count, counts, pixel);
          }
          skip(stream, layout, layout.paddedBytes() - layout.dataBytes(), chunk);
          stream.verify(chunk);
          ValidityMask mask = ValidityMask.ofCounts(counts);
          return new Frame(header, new Image(layout.width(), layout.height(), counts, mask));
        });
  }

  private static <T> T reading(Path file, Body<T> body) {
    try (FitsStream stream = FitsStream.open(file)) {
      HeaderCards cards = HeaderCards.read(stream);
      DataLayout layout = DataLayout.of(cards, stream);
      if (stream.knowsLength() && stream.limit() - stream.position() < layout.paddedBytes()) {
        throw cutShort(layout, stream.limit());
      }
      Path name = file.getFileName();
      return body.read(
          stream, layout, LascoHeader.read(cards, layout, name == null ? "" : name.toString()));
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw new StorageException("There is no readable file " + file + ".", e);
    } catch (IOException e) {
      throw new StorageException("The file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reads bytes that must be there; if they fit into the chunk, it holds them afterwards. */
  private static void skip(FitsStream stream, DataLayout layout, long bytes, byte[] chunk)
      throws IOException {
    for (long left = bytes; left > 0; ) {
      int wanted = (int) Math.min(left, chunk.length);
      if (stream.read(chunk, wanted) < wanted) {
        throw cutShort(layout, stream.position());
      }
      left -= wanted;
    }
  }

  private static MalformedFrameException cutShort(DataLayout layout, long length) {
    return new MalformedFrameException(
        "It declares %d × %d pixels but ends after %d bytes, inside its last block."
            .formatted(layout.width(), layout.height(), length));
  }

  @FunctionalInterface
  private interface Body<T> {
    T read(FitsStream stream, DataLayout layout, FrameHeader header) throws IOException;
  }
}
