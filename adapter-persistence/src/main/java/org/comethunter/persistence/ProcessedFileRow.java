package org.comethunter.persistence;

import java.time.Instant;
import java.util.Optional;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.ProcessedFile;
import org.comethunter.domain.file.StoredFile;

/** A row of {@code processed_file}, column by column; the camera is in the id. */
record ProcessedFileRow(
    FrameId id,
    Instant observedAt,
    FileStatus status,
    int downloadAttempts,
    int processingAttempts,
    Instant claimedAt,
    String reason,
    Long rawSize,
    String rawSha256,
    Instant rawModifiedAt,
    Long pictureSize,
    String pictureSha256) {

  static ProcessedFileRow of(ProcessedFile file) {
    return new ProcessedFileRow(
        file.id(),
        file.observedAt(),
        file.status(),
        file.downloadAttempts(),
        file.processingAttempts(),
        file.claimedAt().orElse(null),
        file.reason().orElse(null),
        file.raw().map(StoredFile::size).orElse(null),
        file.raw().map(StoredFile::sha256).orElse(null),
        file.rawModifiedAt().orElse(null),
        file.picture().map(StoredFile::size).orElse(null),
        file.picture().map(StoredFile::sha256).orElse(null));
  }

  ProcessedFile file() {
    return new ProcessedFile(
        id,
        observedAt,
        status,
        downloadAttempts,
        processingAttempts,
        Optional.ofNullable(claimedAt),
        Optional.ofNullable(reason),
        stored(rawSize, rawSha256),
        Optional.ofNullable(rawModifiedAt),
        stored(pictureSize, pictureSha256));
  }

  private static Optional<StoredFile> stored(Long size, String sha256) {
    return size == null ? Optional.empty() : Optional.of(new StoredFile(size, sha256));
  }
}
