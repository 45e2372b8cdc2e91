package org.comethunter.application.port;

import java.util.List;
import java.util.Optional;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.domain.file.FrameId;

/**
 * Read-only view of the finished frames: processed files only. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} if the database cannot do it.
 */
public interface FrameCatalogue {

  /** The frame of that id, if it is processed. */
  Optional<FrameEntry> find(FrameId id);

  /** Frames in order of observation time, then of id. */
  List<FrameEntry> list(FrameQuery query);

  /**
   * How many frames there are of that camera and window, wherever the query goes on and whatever
   * its limit. Counts every one of them: about 0.1 s for a million.
   */
  long count(FrameQuery query);
}
