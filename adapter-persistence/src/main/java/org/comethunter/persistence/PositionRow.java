package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;

/**
 * The columns of {@code candidate_position}: as parameters of a statement, and how a row is read.
 */
record PositionRow(
    String candidate,
    FrameId frame,
    Instant observedAt,
    double column,
    double row,
    Double significance,
    int width,
    int height,
    double rollDegrees,
    double sunColumn,
    double sunRow,
    double plateScaleArcsec) {

  static PositionRow of(UUID candidate, Position position) {
    FrameGeometry geometry = position.geometry();
    float significance = position.significance();
    return new PositionRow(
        candidate.toString(),
        position.frame(),
        geometry.observedAt(),
        position.place().column(),
        position.place().row(),
        Float.isNaN(significance) ? null : (double) significance,
        geometry.width(),
        geometry.height(),
        geometry.rollDegrees(),
        geometry.sunColumn(),
        geometry.sunRow(),
        geometry.plateScaleArcsec());
  }

  static Position read(ResultSet row) throws SQLException {
    float significance = row.getFloat("significance");
    boolean unknown = row.wasNull();
    return new Position(
        FrameId.parse(row.getString("frame")),
        MarkRow.geometry(row),
        new PixelPosition(row.getDouble("array_column"), row.getDouble("array_row")),
        unknown ? Float.NaN : significance);
  }
}
