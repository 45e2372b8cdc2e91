package org.comethunter.application.port;

import java.nio.file.Path;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;

/**
 * Reads LASCO FITS files, plain or gzip'ed. Thread-safe. Declared sizes are checked against the
 * file's length before anything is allocated for them.
 */
public interface FrameReader {

  /**
   * Reads the header and checks that the data it declares are all there, without reading them.
   *
   * @throws MalformedFrameException if it is not a sound FITS file
   * @throws UnsupportedFrameException if it is sound but no level 0.5 frame of C2 or C3
   * @throws StorageException if the file cannot be read at all
   */
  FrameHeader readHeader(Path file);

  /**
   * Reads header and counts; pixels without data (zero counts) are invalid in the mask.
   *
   * @throws MalformedFrameException if it is not a sound FITS file
   * @throws UnsupportedFrameException if it is sound but no level 0.5 frame of C2 or C3
   * @throws StorageException if the file cannot be read at all
   */
  default Frame read(Path file) {
    return read(file, new FrameBuffer());
  }

  /**
   * Reads header and counts into memory that is used again: the frame is valid until the buffer
   * receives the next.
   *
   * @throws MalformedFrameException if it is not a sound FITS file
   * @throws UnsupportedFrameException if it is sound but no level 0.5 frame of C2 or C3
   * @throws StorageException if the file cannot be read at all
   */
  Frame read(Path file, FrameBuffer buffer);

  /**
   * Begins to read a frame row by row. What is thrown here is thrown there too, when the row is
   * reached that cannot be read.
   *
   * @return the rows, to be closed; each for one thread
   * @throws MalformedFrameException if it is not a sound FITS file
   * @throws UnsupportedFrameException if it is sound but no level 0.5 frame of C2 or C3
   * @throws StorageException if the file cannot be read at all
   */
  FrameRows open(Path file);
}
