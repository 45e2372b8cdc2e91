package org.comethunter.application.file;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;

/** Records what happens to files: each event is one guarded write. */
final class FileJournal {
  private final ProcessedFileRepository files;

  FileJournal(ProcessedFileRepository files) {
    this.files = files;
  }

  /** The file as it is now. */
  ProcessedFile get(FrameId id) {
    return files
        .find(id)
        .orElseThrow(() -> new IllegalArgumentException("File " + id + " is not known."));
  }

  /**
   * Lets an event happen to a file.
   *
   * @return the file after it, or empty if another worker was quicker
   */
  Optional<ProcessedFile> record(ProcessedFile before, UnaryOperator<ProcessedFile> event) {
    ProcessedFile after = event.apply(before);
    return files.compareAndSet(before, after) ? Optional.of(after) : Optional.empty();
  }
}
