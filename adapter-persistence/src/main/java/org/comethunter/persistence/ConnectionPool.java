package org.comethunter.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;

/**
 * A fixed number of connections that stay open. Who comes when all are busy waits in line; an
 * interrupt does not end the wait, nor the work, and is still set afterwards. Work is short, and a
 * worker that was interrupted still has to give its claim back.
 */
final class ConnectionPool implements AutoCloseable {

  private final HikariDataSource pool;
  private final int size;
  private final Semaphore free;

  private ConnectionPool(HikariConfig config, Map<String, String> pragmas) throws SQLException {
    size = config.getMaximumPoolSize();
    free = new Semaphore(size, true);
    pool = new HikariDataSource(config);
    try {
      with(connection -> require(connection, pragmas));
    } catch (SQLException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  /** The one connection that writes. */
  static ConnectionPool writer(Path file, Duration patience) throws SQLException {
    return new ConnectionPool(
        config("database-writer", Sqlite.writer(file, patience), 1),
        Map.of(
            "journal_mode", "wal",
            "synchronous", "1",
            "foreign_keys", "1",
            "busy_timeout", Long.toString(patience.toMillis())));
  }

  /** Connections that read beside a writer of this process. */
  static ConnectionPool readers(Path file, Duration patience, int size) throws SQLException {
    HikariConfig config = config("database-readers", Sqlite.reader(file, patience), size);
    config.setReadOnly(true);
    config.setConnectionInitSql("PRAGMA query_only = ON");
    return new ConnectionPool(config, Map.of("journal_mode", "wal", "query_only", "1"));
  }

  /** Connections that read beside a writer of another process, or beside none. */
  static ConnectionPool visitors(Path file, Duration patience, int size) throws SQLException {
    HikariConfig config = config("database-visitors", Sqlite.visitor(file, patience), size);
    config.setConnectionInitSql("PRAGMA query_only = ON");
    return new ConnectionPool(config, Map.of("query_only", "1"));
  }

  /** Connections with which a library of its own transactions reads and writes. */
  static ConnectionPool guests(Path file, Duration patience, int size) throws SQLException {
    HikariConfig config = config("database-guests", Sqlite.writer(file, patience), size);
    // a full disk makes SQLite end a transaction by itself; the driver does not know, and could
    // neither commit nor roll back on that connection any more
    config.setExceptionOverride(new EvictAlways());
    return new ConnectionPool(
        config, Map.of("journal_mode", "wal", "busy_timeout", Long.toString(patience.toMillis())));
  }

  private static HikariConfig config(String name, DataSource source, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(size);
    config.setIdleTimeout(0);
    config.setMaxLifetime(0);
    return config;
  }

  /** A connection on which anything failed is not used again. */
  private static final class EvictAlways implements SQLExceptionOverride {
    @java.lang.Override
    public SQLExceptionOverride.Override adjudicate(SQLException failure) {
      return SQLExceptionOverride.Override.MUST_EVICT;
    }
  }

  /** Checks what the database cannot be relied on without; SQLite ignores a wish silently. */
  private static Void require(Connection connection, Map<String, String> pragmas)
      throws SQLException {
    for (Map.Entry<String, String> wanted : pragmas.entrySet()) {
      String actual = Sqlite.pragma(connection, wanted.getKey());
      if (!actual.equals(wanted.getValue())) {
        throw new SQLException(
            "its setting %s is %s and cannot be made %s"
                .formatted(wanted.getKey(), actual, wanted.getValue()));
      }
    }
    return null;
  }

  /** Connections outside the line of those who wait in {@link #with}. */
  DataSource dataSource() {
    return pool;
  }

  /** Does the work on one of the connections. */
  <T> T with(Work<T> work) throws SQLException {
    free.acquireUninterruptibly();
    try (Connection connection = connection()) {
      return work.on(connection);
    } finally {
      free.release();
    }
  }

  private Connection connection() throws SQLException {
    boolean interrupted = false;
    try {
      while (true) {
        if (pool.isClosed()) {
          throw new SQLException("it has been closed");
        }
        try {
          return pool.getConnection();
        } catch (SQLException e) {
          if (!(e.getCause() instanceof InterruptedException)) {
            throw e;
          }
          interrupted |= Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Waits for work in hand, then closes all connections. */
  @Override
  public void close() {
    free.acquireUninterruptibly(size);
    pool.close();
    free.release(size);
  }
}
