package org.comethunter.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;

/** Values of a type as text columns. */
final class TextHandler<T> extends BaseTypeHandler<T> {

  private final Function<T, String> write;
  private final Function<String, T> read;

  TextHandler(Function<T, String> write, Function<String, T> read) {
    this.write = write;
    this.read = read;
  }

  @Override
  public void setNonNullParameter(PreparedStatement statement, int index, T value, JdbcType type)
      throws SQLException {
    statement.setString(index, write.apply(value));
  }

  @Override
  public T getNullableResult(ResultSet row, String column) throws SQLException {
    return value(row.getString(column));
  }

  @Override
  public T getNullableResult(ResultSet row, int column) throws SQLException {
    return value(row.getString(column));
  }

  @Override
  public T getNullableResult(CallableStatement call, int column) throws SQLException {
    return value(call.getString(column));
  }

  private T value(String text) {
    return text == null ? null : read.apply(text);
  }
}
