package org.comethunter.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * What is known of the archive's files. Thread-safe; each call is atomic, and not cut off by an
 * interruption, which stays set.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface FileMetadataRepository {

  /** The metadata of that file. */
  Optional<FileMetadata> find(FrameId id);

  /** All files of a camera observed in the window, in order of observation time, then of id. */
  List<FileMetadata> find(Instrument instrument, TimeWindow window);

  /** When the newest known file of the camera was observed. */
  Optional<Instant> newestObservation(Instrument instrument);

  /**
   * Adds the files whose ids are not known yet, all or none, and leaves known ones as they are.
   *
   * @return how many were new
   */
  int addNew(Collection<FileMetadata> files);

  /**
   * Replaces {@code before} by {@code after} if {@code before}, as it was found here, is still what
   * is known of the file. Of several that try at once, one succeeds.
   *
   * @return whether it did; not if the file is not known
   * @throws IllegalArgumentException if they are not the same file
   */
  boolean compareAndSet(FileMetadata before, FileMetadata after);

  /**
   * Changes what is known of a file. If somebody else has changed it meanwhile, the change is made
   * again to what is known then, so that neither is lost.
   *
   * @param change makes what will be known of what is known; has no other effect
   * @throws IllegalArgumentException if the file is not known
   */
  default void update(FrameId id, UnaryOperator<FileMetadata> change) {
    boolean done = false;
    while (!done) {
      FileMetadata known =
          find(id)
              .orElseThrow(() -> new IllegalArgumentException("The file " + id + " is not known."));
      FileMetadata changed = change.apply(known);
      done = changed.equals(known) || compareAndSet(known, changed);
    }
  }
}
