package org.comethunter.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.file.FileStatus;

/**
 * Brings a database to the newest schema: one script per version, in order, each in a transaction
 * together with the version number ({@code user_version}) it leads to.
 */
final class Schema {

  /** Marks a database as one of this program: "COMT" (set by the first script). */
  static final int APPLICATION_ID = 0x434F4D54;

  /** The script at index n leads from version n to n + 1. */
  private static final List<String> SCRIPTS =
      List.of(
          "V1__three_tables.sql",
          "V2__jobs.sql",
          "V3__frames.sql",
          "V4__observations.sql",
          "V5__letting_go.sql",
          "V6__candidates.sql",
          "V7__evidence.sql");

  /** The newest version there is. */
  static final int VERSION = SCRIPTS.size();

  private Schema() {}

  /**
   * Brings the database to the newest version.
   *
   * @throws StorageException if it belongs to another program or to a newer version of this one
   */
  static void migrate(Connection connection, Path file) throws SQLException {
    int version = Transaction.read(connection, it -> identify(it, file));
    while (version < VERSION) {
      version = step(connection, file);
    }
  }

  /**
   * Checks that the database has the newest version.
   *
   * @throws StorageException if it has not
   */
  static void requireCurrent(Connection connection, Path file) throws SQLException {
    int version = Transaction.read(connection, it -> identify(it, file));
    if (version < VERSION) {
      throw new StorageException(
          "The database %s has the older version %d; run a command that writes, such as sync, first."
              .formatted(file, version));
    }
  }

  private static int identify(Connection connection, Path file) throws SQLException {
    int version = number(connection, "user_version");
    boolean ours = number(connection, "application_id") == APPLICATION_ID;
    boolean empty = version == 0 && number(connection, "schema_version") == 0;
    if (!ours && !empty) {
      throw new StorageException(
          "The database " + file + " belongs to another program; it was left as it is.");
    }
    if (version > VERSION) {
      throw new StorageException(
          "The database %s was written by a newer version of this program (schema %d; this one knows %d); it was left as it is. Use that version, or put back a copy that backup has made with this one."
              .formatted(file, version, VERSION));
    }
    if (version < 0 || (version == 0 && !empty)) {
      throw new StorageException(
          "The database %s says that its version is %d, which is none; %s"
              .formatted(file, version, Failures.REMEDY));
    }
    return version;
  }

  /** One version up, unless another process was faster. */
  private static int step(Connection connection, Path file) throws SQLException {
    return Transaction.run(
        connection,
        _ -> {
          int version = identify(connection, file);
          if (version < VERSION) {
            try (Statement statement = connection.createStatement()) {
              statement.executeUpdate(script(SCRIPTS.get(version)));
              statement.executeUpdate("PRAGMA user_version = " + (version + 1));
            }
          }
          return version + 1;
        });
  }

  /**
   * Checks that every file is in a state that this program knows: rows in others would be found by
   * nobody. Looks at one row of each state.
   */
  static void requireKnownStates(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet state =
            statement.executeQuery(
                """
                WITH RECURSIVE found (status) AS (
                  SELECT min(status) FROM processed_file
                  UNION ALL
                  SELECT (SELECT min(status) FROM processed_file WHERE status > found.status)
                  FROM found
                  WHERE found.status IS NOT NULL)
                SELECT status FROM found WHERE status IS NOT NULL
                """)) {
      while (state.next()) {
        FileStatus.valueOf(state.getString(1));
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableRowException("a file's status: " + e.getMessage(), e);
    }
  }

  private static int number(Connection connection, String pragma) throws SQLException {
    return Integer.parseInt(Sqlite.pragma(connection, pragma));
  }

  private static String script(String name) {
    try (InputStream content = Schema.class.getResourceAsStream(name)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
