package org.comethunter.application.file;

import static java.lang.System.Logger.Level.WARNING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;

/** Records what happens to files: each event is one guarded write. Thread-safe. */
final class FileJournal {
  private static final System.Logger LOG = System.getLogger(FileJournal.class.getName());

  private final ProcessedFileRepository files;

  /** Claims of which the end could not be written. */
  private final Map<FrameId, ProcessedFile> owed = new ConcurrentHashMap<>();

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
   * Lets an event happen to a file. The claim of one that cannot be written is owed.
   *
   * @return the file after it, or empty if another worker was quicker
   * @throws StorageException if it cannot be written
   */
  Optional<ProcessedFile> record(ProcessedFile before, UnaryOperator<ProcessedFile> event) {
    ProcessedFile after = event.apply(before);
    try {
      boolean mine = files.compareAndSet(before, after);
      owed.remove(before.id(), before);
      return mine ? Optional.of(after) : Optional.empty();
    } catch (StorageException e) {
      before.claimedAt().ifPresent(_ -> owed.put(before.id(), before));
      throw e;
    }
  }

  /**
   * Gives a claim back after a failure that is not the file's: the attempt does not count. If even
   * that cannot be written, the claim is owed.
   *
   * @return false if the claim was no longer the caller's
   */
  boolean giveBack(ProcessedFile mine, RuntimeException cause) {
    try {
      return record(mine, it -> it.claimReturned(String.valueOf(cause.getMessage()))).isPresent();
    } catch (StorageException e) {
      LOG.log(WARNING, "{0} stays claimed for now: {1}", mine.id(), e.getMessage());
      return true;
    }
  }

  /**
   * Gives back the claims that are owed.
   *
   * @throws StorageException if that still cannot be written; what is left is owed as before
   */
  void giveBackOwed() {
    for (ProcessedFile mine : List.copyOf(owed.values())) {
      record(mine, it -> it.claimReturned("How the work on it ended could not be written."));
    }
  }
}
