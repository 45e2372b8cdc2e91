package org.comethunter.application.port;

import java.nio.file.Path;
import java.util.Optional;
import org.comethunter.application.frame.PictureFile;
import org.comethunter.domain.file.StoredFile;

/**
 * Pictures that were made on demand, as files of this machine. It is bounded: what was asked for
 * least recently goes first, and may be gone at any time. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} if the disk cannot do it.
 */
public interface PictureCache {

  /**
   * The picture of that key.
   *
   * @param key 64 hexadecimal digits that stand for everything that the picture depends on
   */
  Optional<Entry> find(String key);

  /** Keeps a picture under a key, in place of any other. */
  Entry keep(String key, PictureFile png);

  /**
   * A picture that is kept.
   *
   * @param path where it is; absolute
   * @param file its size and hash
   */
  record Entry(Path path, StoredFile file) {}
}
