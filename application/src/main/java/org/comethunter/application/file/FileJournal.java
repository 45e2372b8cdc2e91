package org.comethunter.application.file;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;

/** Records what happens to files: each event is one guarded write. */
final class FileJournal {
  private static final System.Logger LOG = System.getLogger(FileJournal.class.getName());

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

  /**
   * Gives a claim back after a failure that is not the file's: the attempt does not count. If even
   * that cannot be written, the claim stays until it is recovered.
   *
   * @return false if the claim was no longer the caller's
   */
  boolean giveBack(ProcessedFile mine, RuntimeException cause) {
    try {
      return record(mine, it -> it.claimReturned(String.valueOf(cause.getMessage()))).isPresent();
    } catch (StorageException e) {
      LOG.log(WARNING, "{0} stays claimed until it is recovered: {1}", mine.id(), e.getMessage());
      return true;
    }
  }
}
