package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;

/**
 * The columns of {@code file_metadata}: as parameters of a statement, and how a row is read. The
 * camera is in the id.
 */
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

  static FileMetadata read(ResultSet row) throws SQLException {
    return read(
        row, FrameId.parse(row.getString("id")), TimeText.parse(row.getString("observed_at")));
  }

  /** Reads the columns that only this table has. */
  static FileMetadata read(ResultSet row, FrameId id, Instant observedAt) throws SQLException {
    double roll = row.getDouble("roll_degrees");
    boolean rollUnknown = row.wasNull();
    return new FileMetadata(
        id,
        observedAt,
        row.getDouble("exposure_seconds"),
        row.getInt("width"),
        row.getInt("height"),
        Objects.requireNonNull(row.getString("filter"), "its filter is missing"),
        Objects.requireNonNull(row.getString("polarizer"), "its polarizer is missing"),
        Objects.requireNonNull(row.getString("program"), "its program is missing"),
        rollUnknown ? OptionalDouble.empty() : OptionalDouble.of(roll),
        Optional.ofNullable(row.getString("modified_at")).map(TimeText::parse),
        row.getBoolean("from_header"));
  }
}
