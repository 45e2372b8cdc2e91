package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuestDatabaseTest {
  private static final int MORE_THAN_CONNECTIONS = 9;

  @TempDir private Path folder;

  /** As SQLite does by itself when the disk is full. */
  @Test
  void aTransactionThatEndedByItselfSpoilsNoConnection() throws SQLException {
    try (GuestDatabase database = GuestDatabase.open(folder.resolve("guest.db"))) {
      write(database, "CREATE TABLE job (id INTEGER)");
      for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
        assertThatThrownBy(() -> writeWithoutTransaction(database))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("no transaction is active");
      }
      for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
        write(database, "INSERT INTO job VALUES (1)");
      }
      try (Connection connection = database.dataSource().getConnection();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM job")) {
        assertThat(rows.getInt(1)).isEqualTo(MORE_THAN_CONNECTIONS);
      }
    }
  }

  /** As a library does. */
  private static void write(GuestDatabase database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(sql);
      }
      connection.commit();
    }
  }

  private static void writeWithoutTransaction(GuestDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate("INSERT INTO job VALUES (2)");
        statement.executeUpdate("ROLLBACK");
      }
      connection.commit();
    }
  }
}
