package org.comethunter.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;

/** Times as {@link TimeText}: MyBatis's own handler writes epoch milliseconds it cannot read. */
final class InstantHandler extends BaseTypeHandler<Instant> {

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, Instant moment, JdbcType type) throws SQLException {
    statement.setString(index, TimeText.of(moment));
  }

  @Override
  public Instant getNullableResult(ResultSet row, String column) throws SQLException {
    return parse(row.getString(column));
  }

  @Override
  public Instant getNullableResult(ResultSet row, int column) throws SQLException {
    return parse(row.getString(column));
  }

  @Override
  public Instant getNullableResult(CallableStatement call, int column) throws SQLException {
    return parse(call.getString(column));
  }

  private static Instant parse(String text) {
    return text == null ? null : TimeText.parse(text);
  }
}
