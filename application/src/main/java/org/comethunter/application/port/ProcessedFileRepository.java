package org.comethunter.application.port;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * Where every file is in its life cycle. Thread-safe; each call is atomic, and not cut off by an
 * interruption, which stays set.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface ProcessedFileRepository {

  /** The file of that id. */
  Optional<ProcessedFile> find(FrameId id);

  /**
   * All files of a camera observed in the window and in one of the states, in order of observation
   * time, then of id.
   */
  List<ProcessedFile> find(Instrument instrument, TimeWindow window, Set<FileStatus> statuses);

  /** All files, of any camera and time, in one of the states. */
  List<ProcessedFile> findAll(Set<FileStatus> statuses);

  /**
   * Adds the files whose ids are not known yet and leaves known ones as they are. Their metadata
   * must be known.
   *
   * @return how many were new
   */
  int addNew(Collection<ProcessedFile> files);

  /**
   * The guarded write behind every transition: replaces {@code before} by {@code after} if the
   * stored file still has the status and the claim of {@code before}. Of several that try at once,
   * one succeeds.
   *
   * @return whether it did
   */
  boolean compareAndSet(ProcessedFile before, ProcessedFile after);
}
