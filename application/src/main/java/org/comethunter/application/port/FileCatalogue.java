package org.comethunter.application.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.domain.file.FilePart;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.instrument.Instrument;

/**
 * Read-only view of all files, wherever they are in their life cycle. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface FileCatalogue {

  /** The file of that id. */
  Optional<ProcessedFile> find(FrameId id);

  /**
   * Files in order of observation time, then of id; a page deep in them costs what the first does.
   */
  List<ProcessedFile> list(FileQuery query);

  /** How many bytes all files of that kind have that were not let go, as recorded. */
  long bytes(FilePart part);

  /**
   * Finished files that have such a file on disk, the oldest observations first: of raw files those
   * of PROCESSED and SKIPPED ones, of pictures those of PROCESSED ones.
   *
   * @param after only those after this place in the order
   */
  List<ProcessedFile> oldestWith(FilePart part, Optional<FrameQuery.Place> after, int limit);

  /**
   * How many files there are by camera and state; what there is none of is left out. Counts every
   * file: about 0.1 s for a million.
   */
  Map<Instrument, Map<FileStatus, Long>> summary();
}
