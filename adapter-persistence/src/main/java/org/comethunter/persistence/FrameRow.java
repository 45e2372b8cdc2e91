package org.comethunter.persistence;

import java.time.Instant;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;

/** A row of {@code processed_file} joined with its row of {@code file_metadata}. */
record FrameRow(
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
    String pictureSha256,
    double exposureSeconds,
    int width,
    int height,
    String filter,
    String polarizer,
    String program,
    Double rollDegrees,
    Instant modifiedAt,
    boolean fromHeader) {

  FrameEntry entry() {
    FileMetadataRow metadata =
        new FileMetadataRow(
            id,
            observedAt,
            exposureSeconds,
            width,
            height,
            filter,
            polarizer,
            program,
            rollDegrees,
            modifiedAt,
            fromHeader);
    ProcessedFileRow file =
        new ProcessedFileRow(
            id,
            observedAt,
            status,
            downloadAttempts,
            processingAttempts,
            claimedAt,
            reason,
            rawSize,
            rawSha256,
            rawModifiedAt,
            pictureSize,
            pictureSha256);
    return new FrameEntry(metadata.metadata(), file.file());
  }
}
