package org.comethunter.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;

/** A row of {@code file_metadata}, column by column; the camera is in the id. */
record FileMetadataRow(
    FrameId id,
    Instant observedAt,
    double exposureSeconds,
    int width,
    int height,
    String filter,
    String polarizer,
    String program,
    Double rollDegrees,
    Instant modifiedAt,
    boolean fromHeader) {

  static FileMetadataRow of(FileMetadata file) {
    return new FileMetadataRow(
        file.id(),
        file.observedAt(),
        file.exposureSeconds(),
        file.width(),
        file.height(),
        file.filter(),
        file.polarizer(),
        file.program(),
        file.rollDegrees().isPresent() ? file.rollDegrees().getAsDouble() : null,
        file.modifiedAt().orElse(null),
        file.fromHeader());
  }

  FileMetadata metadata() {
    return new FileMetadata(
        id,
        observedAt,
        exposureSeconds,
        width,
        height,
        filter,
        polarizer,
        program,
        rollDegrees == null ? OptionalDouble.empty() : OptionalDouble.of(rollDegrees),
        Optional.ofNullable(modifiedAt),
        fromHeader);
  }
}
