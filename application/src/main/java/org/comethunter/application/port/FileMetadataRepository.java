package org.comethunter.application.port;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
   * Replaces what is known of a file.
   *
   * @throws IllegalArgumentException if the file is not known
   */
  void update(FileMetadata file);
}
