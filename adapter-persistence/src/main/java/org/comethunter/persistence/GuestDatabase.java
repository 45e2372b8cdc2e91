package org.comethunter.persistence;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.comethunter.application.port.StorageException;

/**
 * A SQLite file in which a library keeps tables of its own, under the settings that let several of
 * its threads write: write-ahead log, transactions that take the write lock at once, patience.
 * Thread-safe.
 */
public final class GuestDatabase implements AutoCloseable {
  private static final int CONNECTIONS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

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
      return new GuestDatabase(ConnectionPool.guests(path, PATIENCE, CONNECTIONS));
    } catch (SQLException | RuntimeException e) {
      throw Failures.explain(path, e);
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
