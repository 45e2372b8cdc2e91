package org.comethunter.application.frame;

import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;

/**
 * A processed file with what is known of it.
 *
 * @param metadata the file's metadata, confirmed by its header
 * @param file its place in the life cycle
 */
public record FrameEntry(FileMetadata metadata, ProcessedFile file) {

  /** Its id. */
  public FrameId id() {
    return file.id();
  }
}
