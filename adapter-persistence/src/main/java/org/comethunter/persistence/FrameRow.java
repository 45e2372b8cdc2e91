package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.FrameId;

/** How a row of {@code processed_file} joined with its {@code file_metadata} is read. */
final class FrameRow {

  private FrameRow() {}

  static FrameEntry read(ResultSet row) throws SQLException {
    FrameId id = FrameId.parse(row.getString("id"));
    Instant observedAt = TimeText.parse(row.getString("observed_at"));
    return new FrameEntry(
        FileMetadataRow.read(row, id, observedAt), ProcessedFileRow.read(row, id, observedAt));
  }
}
