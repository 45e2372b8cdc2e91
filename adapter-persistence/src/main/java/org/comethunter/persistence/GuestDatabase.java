package org.comethunter.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.privacy.OwnerOnly;

/**
 * A SQLite file in which a library keeps tables of its own, under the settings that let several of
 * its threads write: write-ahead log, transactions that take the write lock at once, patience.
 * Thread-safe.
 */
public final class GuestDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final Duration PATIENCE = Database.PATIENCE;

  private final ConnectionPool connections;

  private GuestDatabase(ConnectionPool connections) {
    this.connections = connections;
  }

  /**
   * Opens the file, which is made if there is none.
   *
   * @throws StorageException if it is no database or cannot be written
   */
  public static GuestDatabase open(Path file) {
    Path path = file.toAbsolutePath();
    Sqlite.requireDatabaseOrNothing(path);
    try {
      OwnerOnly.createFile(path);
    } catch (IOException e) {
      throw new StorageException(
          "The database %s cannot be made: %s.".formatted(path, e.getMessage()), e);
    }
    try {
      return new GuestDatabase(ConnectionPool.guests(path, PATIENCE, CONNECTIONS));
    } catch (SQLException | RuntimeException e) {
      throw Failures.explain(path, e);
    }
  }

  /**
   * What is wrong with such a file: a sentence each; nothing if it is sound, or not there. Changes
   * nothing in it.
   */
  public static List<String> damage(Path file) {
    Path path = file.toAbsolutePath();
    if (!Sqlite.exists(path)) {
      return List.of();
    }
    try {
      Sqlite.requireDatabaseOrNothing(path);
      try (Connection connection = Sqlite.visitor(path, PATIENCE).getConnection()) {
        return Inspection.damage(connection);
      }
    } catch (SQLException e) {
      return List.of(Failures.explain(path, e).getMessage());
    } catch (StorageException e) {
      return List.of(e.getMessage());
    }
  }

  /**
   * Gives a file another name, and what belongs to it too: the next {@link #open} makes a new one.
   *
   * @return the new name
   * @throws StorageException if that cannot be done
   */
  public static Path setAside(Path file) {
    try {
      Path aside = DatabaseFile.unused(file.resolveSibling(file.getFileName() + ".damaged"));
      Files.move(file, aside);
      for (String ending : List.of("-wal", "-shm")) {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ending));
      }
      return aside;
    } catch (IOException e) {
      throw new StorageException(
          "The damaged file %s cannot be set aside: %s.".formatted(file, e.getMessage()), e);
    }
  }

  /** Connections for the library. */
  public DataSource dataSource() {
    return connections.dataSource();
  }

  @Override
  public void close() {
    connections.close();
  }
}
