package org.comethunter.persistence;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;

/**
 * Turns whole rows into domain records. MyBatis asks the handler of a result type for the first
 * column's value and hands it the result set; this one takes all columns, each by its name. That
 * spares MyBatis's matching of every column to every constructor parameter, row after row: a list
 * of frames took four times as long with it.
 */
final class RowHandler<T> implements TypeHandler<T> {

  private final Reader<T> reader;

  RowHandler(Reader<T> reader) {
    this.reader = reader;
  }

  /** Reads the row that the result set is at. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  @Override
  public T getResult(ResultSet row, String firstColumn) throws SQLException {
    return read(row);
  }

  @Override
  public T getResult(ResultSet row, int firstColumn) throws SQLException {
    return read(row);
  }

  private T read(ResultSet row) throws SQLException {
    try {
      return reader.read(row);
    } catch (RuntimeException e) {
      throw new UnreadableRowException(row.getString(1) + ": " + e.getMessage(), e);
    }
  }

  @Override
  public T getResult(CallableStatement call, int column) throws SQLException {
    throw new SQLException("A call returns no rows.");
  }

  @Override
  public void setParameter(PreparedStatement statement, int index, T value, JdbcType type)
      throws SQLException {
    throw new SQLException("A whole row cannot be one parameter.");
  }
}
