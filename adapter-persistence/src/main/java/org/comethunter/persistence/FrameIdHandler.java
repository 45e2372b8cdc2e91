package org.comethunter.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.comethunter.domain.file.FrameId;

/** Frame ids as their text. */
final class FrameIdHandler extends BaseTypeHandler<FrameId> {

  @Override
  public void setNonNullParameter(PreparedStatement statement, int index, FrameId id, JdbcType type)
      throws SQLException {
    statement.setString(index, id.toString());
  }

  @Override
  public FrameId getNullableResult(ResultSet row, String column) throws SQLException {
    return parse(row.getString(column));
  }

  @Override
  public FrameId getNullableResult(ResultSet row, int column) throws SQLException {
    return parse(row.getString(column));
  }

  @Override
  public FrameId getNullableResult(CallableStatement call, int column) throws SQLException {
    return parse(call.getString(column));
  }

  private static FrameId parse(String text) {
    return text == null ? null : FrameId.parse(text);
  }
}
