package org.comethunter.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.comethunter.domain.instrument.Instrument;

/** Cameras as {@code c2} and {@code c3}, the way they are written in ids and folders. */
final class InstrumentHandler extends BaseTypeHandler<Instrument> {

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, Instrument camera, JdbcType type)
      throws SQLException {
    statement.setString(index, camera.code());
  }

  @Override
  public Instrument getNullableResult(ResultSet row, String column) throws SQLException {
    return parse(row.getString(column));
  }

  @Override
  public Instrument getNullableResult(ResultSet row, int column) throws SQLException {
    return parse(row.getString(column));
  }

  @Override
  public Instrument getNullableResult(CallableStatement call, int column) throws SQLException {
    return parse(call.getString(column));
  }

  private static Instrument parse(String code) {
    return code == null ? null : Instrument.of(code).orElseThrow();
  }
}
