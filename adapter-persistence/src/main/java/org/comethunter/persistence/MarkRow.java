package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.MarkMethod;

/** The columns of {@code mark}: as parameters of a statement, and how a row is read. */
record MarkRow(
    String observation,
    FrameId frame,
    Instant observedAt,
    double column,
    double row,
    String method,
    int width,
    int height,
    double rollDegrees,
    double sunColumn,
    double sunRow,
    double plateScaleArcsec) {

  static MarkRow of(UUID observation, Mark mark) {
    FrameGeometry geometry = mark.geometry();
    return new MarkRow(
        observation.toString(),
        mark.frame(),
        mark.observedAt(),
        mark.position().column(),
        mark.position().row(),
        mark.method().code(),
        geometry.width(),
        geometry.height(),
        geometry.rollDegrees(),
        geometry.sunColumn(),
        geometry.sunRow(),
        geometry.plateScaleArcsec());
  }

  static Mark read(ResultSet row) throws SQLException {
    return new Mark(
        FrameId.parse(row.getString("frame")),
        new PixelPosition(row.getDouble("array_column"), row.getDouble("array_row")),
        MarkMethod.of(row.getString("method")).orElseThrow(),
        geometry(row));
  }

  /** The columns that tell when and how a frame was taken. */
  static FrameGeometry geometry(ResultSet row) throws SQLException {
    return new FrameGeometry(
        TimeText.parse(row.getString("observed_at")),
        row.getInt("width"),
        row.getInt("height"),
        row.getDouble("roll_degrees"),
        row.getDouble("sun_column"),
        row.getDouble("sun_row"),
        row.getDouble("plate_scale_arcsec"));
  }
}
