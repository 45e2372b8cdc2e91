package org.comethunter.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.application.port.StorageException;

/**
 * Looks for damage in a database that can be opened. Takes about as long as it takes to read the
 * file. Thread-safe.
 */
public final class Inspection {

  /** More than these tell nothing new. */
  private static final int MOST = 20;

  private final Database database;

  Inspection(Database database) {
    this.database = database;
  }

  /**
   * What is wrong with the file itself, and with what its rows say of each other: a sentence each.
   *
   * @throws StorageException if it cannot be read at all
   */
  public List<String> damage() {
    return database.inspect(Inspection::damage);
  }

  /**
   * Makes sure that every page can be read and is what its place asks for. Indexes are not compared
   * with their tables, and what rows say is left to whom it concerns.
   *
   * @throws StorageException if not; the database is left as it is
   */
  static void requireWhole(Connection connection, Path file) throws SQLException {
    String found;
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA ignore_check_constraints = ON");
      found = rows(connection, "PRAGMA quick_check(1)", 1).getFirst();
      statement.execute("PRAGMA ignore_check_constraints = OFF");
    }
    if (!found.equals("ok")) {
      throw new StorageException(
          "The database %s is damaged (%s); %s"
              .formatted(file, found.strip().replaceAll("\\s+", " "), Failures.REMEDY));
    }
  }

  static List<String> damage(Connection connection) throws SQLException {
    List<String> damage = new ArrayList<>();
    for (String row : rows(connection, "PRAGMA integrity_check(" + MOST + ")", MOST)) {
      if (!row.equals("ok")) {
        damage.add(
            "The database is damaged: %s%s"
                .formatted(row.strip(), damage.isEmpty() ? "; " + Failures.REMEDY : ""));
      }
    }
    for (String table : rows(connection, "PRAGMA foreign_key_check", MOST)) {
      damage.add("A row of the table " + table + " belongs to one that is not there.");
    }
    return damage;
  }

  /**
   * The frames whose line in lists is missing, too many, or not what their rows say; some of them
   * if there are many.
   */
  public List<String> staleLines() {
    return database.readPlain(
        connection -> {
          List<String> stale =
              rows(
                  connection,
                  """
                  SELECT wanted.id
                  FROM processed_frame AS wanted LEFT JOIN frame
                    ON frame.camera = wanted.camera
                      AND frame.observed_at = wanted.observed_at
                      AND frame.id = wanted.id
                  WHERE frame.line IS NOT wanted.line
                  """,
                  MOST);
          stale.addAll(
              rows(
                  connection,
                  """
                  SELECT frame.id
                  FROM frame
                  WHERE NOT EXISTS (
                    SELECT 1
                    FROM processed_file AS file
                    WHERE file.id = frame.id
                      AND file.status = 'PROCESSED'
                      AND file.camera = frame.camera
                      AND file.observed_at = frame.observed_at)
                  """,
                  MOST));
          return stale;
        });
  }

  /** Writes the lines of all lists anew, from the rows of the frames. */
  public void renewLines() {
    database.writePlain(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM frame");
            statement.executeUpdate(
                "INSERT INTO frame SELECT * FROM processed_frame ORDER BY camera, observed_at, id");
          }
          return null;
        });
  }

  /** How many rows a table has. */
  static long count(Connection connection, String table) throws SQLException {
    return Long.parseLong(rows(connection, "SELECT count(*) FROM " + table, 1).getFirst());
  }

  private static List<String> rows(Connection connection, String sql, int most)
      throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next() && rows.size() < most) {
        rows.add(row.getString(1));
      }
    }
    return rows;
  }
}
