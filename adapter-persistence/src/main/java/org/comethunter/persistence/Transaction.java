package org.comethunter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A transaction in plain SQL, on a connection in auto-commit mode. The driver's own {@code
 * commit()} begins the next transaction at once: it would keep the database locked, and could fail
 * after the commit has succeeded.
 */
final class Transaction {

  private Transaction() {}

  /** Takes the write lock, does the work and commits; any failure leaves everything as it was. */
  static <T> T run(Connection connection, Work<T> work) throws SQLException {
    return between("BEGIN IMMEDIATE", connection, work);
  }

  /** Reads as it was at one moment, whatever others write meanwhile. */
  static <T> T read(Connection connection, Work<T> work) throws SQLException {
    return between("BEGIN", connection, work);
  }

  private static <T> T between(String begin, Connection connection, Work<T> work)
      throws SQLException {
    execute(connection, begin);
    try {
      T result = work.on(connection);
      execute(connection, "COMMIT");
      return result;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(connection, e);
      throw e;
    }
  }

  private static void rollBack(Connection connection, Throwable reason) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // after a full disk or an I/O error SQLite may already have rolled back by itself
      reason.addSuppressed(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
