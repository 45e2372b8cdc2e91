package org.comethunter.application.file;

import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.port.FileMetadataRepository;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;

/** Notices processed files that the archive has replaced by better ones. Thread-safe. */
public final class Replacements {
  private final FileMetadataRepository metadata;
  private final ProcessedFileRepository files;

  /** Works on these. */
  public Replacements(FileMetadataRepository metadata, ProcessedFileRepository files) {
    this.metadata = metadata;
    this.files = files;
  }

  /**
   * The processed files among the listed ones whose folder row gives a later time than it did when
   * they were discovered (if it gave any), and than their download had; among them those that a
   * broken refresh left PROCESSING_FAILED. A better file than one that is still on its way, or that
   * was given up, is left to be noticed when that one is processed. Other changes of a row's time
   * are just remembered.
   */
  public Map<FrameId, FileMetadata> among(List<FileMetadata> listed) {
    Map<FrameId, FileMetadata> replaced = new LinkedHashMap<>();
    for (FileMetadata row : listed) {
      if (isReplacement(row)) {
        replaced.put(row.id(), row);
      }
    }
    return replaced;
  }

  /** Decides anew when somebody else has changed meanwhile what the decision rests on. */
  private boolean isReplacement(FileMetadata row) {
    boolean remembered = false;
    while (!remembered) {
      FileMetadata known = metadata.find(row.id()).orElse(row);
      if (row.modifiedAt().isEmpty() || row.modifiedAt().equals(known.modifiedAt())) {
        return false;
      }
      Optional<ProcessedFile> file = files.find(row.id());
      if (file.isPresent() && isOutdated(file.get(), known, row.modifiedAt().get())) {
        return file.get().status() == PROCESSED || file.get().status() == PROCESSING_FAILED;
      }
      remembered = metadata.compareAndSet(known, known.modified(row.modifiedAt().get()));
    }
    return false;
  }

  /** Remembers that a listed replacement has been fetched. */
  public void settled(FileMetadata row) {
    row.modifiedAt()
        .ifPresent(listed -> metadata.update(row.id(), known -> known.modified(listed)));
  }

  private static boolean isOutdated(ProcessedFile file, FileMetadata known, Instant now) {
    // without a time before, that of the download decides alone, if there is one
    boolean laterThanKnown =
        known.modifiedAt().map(now::isAfter).orElse(file.rawModifiedAt().isPresent());
    boolean laterThanDownload =
        file.rawModifiedAt()
            .map(time -> now.isAfter(time.truncatedTo(ChronoUnit.MINUTES)))
            .orElse(true);
    boolean here = file.raw().isPresent() && file.lettingGo().rawAt().isEmpty();
    return here && laterThanKnown && laterThanDownload;
  }
}
