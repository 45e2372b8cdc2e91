package org.comethunter.persistence;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;
import org.comethunter.application.port.StorageException;

/**
 * The SQLite file behind the repositories: write-ahead log, one connection that writes and several
 * that read, so that readers and the writer do not wait for each other.
 *
 * <p>One process at a time may {@link #open} a database; any number may {@link #openReadOnly} it
 * beside that. Thread-safe. Calls are short and are not cut off by an interrupt, which stays set.
 * Every failure is a {@link StorageException}.
 */
public final class Database implements AutoCloseable {

  private static final int READERS = 4;

  /**
   * A database of up to 64 MiB, some 70,000 frames, is read through before it is written to: about
   * 0.3 s, where a million frames would take several.
   */
  private static final long READ_THROUGH_BYTES = 64L << 20;

  /** Longer than another tool looks at the file, or copies it. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path file;
  private final Statements statements = new Statements();
  private final Optional<ConnectionPool> writer;
  private final ConnectionPool readers;

  private Database(Path file, Optional<ConnectionPool> writer, ConnectionPool readers) {
    this.file = file;
    this.writer = writer;
    this.readers = readers;
  }

  /**
   * Whether there is a database at that place. A home that was never written to has none.
   *
   * @throws StorageException if the place cannot be looked at
   */
  public static boolean exists(Path file) {
    return Sqlite.exists(file);
  }

  /**
   * Opens the database, creates it if there is none, and brings its schema up to date. One of up to
   * 64 MiB is looked through for damage before; of a larger one, {@link #inspection} tells.
   *
   * @param file the database file; its folder must exist
   * @throws StorageException if the file is no database, is damaged, belongs to another program or
   *     a newer version of this one (it is left as it is), or cannot be written
   */
  public static Database open(Path file) {
    return open(file, PATIENCE);
  }

  /** Likewise, with a limit to how long it waits for another process that holds the lock. */
  static Database open(Path file, Duration patience) {
    Path path = file.toAbsolutePath();
    DatabaseFile.prepare(path, patience);
    try {
      try (Connection connection = Sqlite.plain(path, patience).getConnection()) {
        if (Sqlite.size(path) <= READ_THROUGH_BYTES) {
          Inspection.requireWhole(connection, path);
        }
        Schema.migrate(connection, path);
        Schema.requireKnownStates(connection);
      }
      ConnectionPool writer = ConnectionPool.writer(path, patience);
      try {
        ConnectionPool readers = ConnectionPool.readers(path, patience, READERS);
        return new Database(path, Optional.of(writer), readers);
      } catch (SQLException | RuntimeException e) {
        writer.close();
        throw e;
      }
    } catch (SQLException | RuntimeException e) {
      throw Failures.explain(path, e);
    }
  }

  /**
   * Opens an existing database to read from it, beside a process that writes or without one. Its
   * repositories throw {@link StorageException} when asked to write.
   *
   * @throws StorageException if there is no database (see {@link #exists}), or none of this version
   */
  public static Database openReadOnly(Path file) {
    Path path = file.toAbsolutePath();
    DatabaseFile.requireSound(path);
    try {
      try (Connection connection = Sqlite.visitor(path, PATIENCE).getConnection()) {
        Schema.requireCurrent(connection, path);
        Schema.requireKnownStates(connection);
      }
      return new Database(path, Optional.empty(), ConnectionPool.visitors(path, PATIENCE, READERS));
    } catch (SQLException | RuntimeException e) {
      throw Failures.explain(path, e);
    }
  }

  /**
   * Writes one row and commits it: the only proof that writing works.
   *
   * @param now kept in the row
   * @throws StorageException if it could not be written
   */
  public void proveWritable(Instant now) {
    inTransaction(ProofMapper.class, table -> table.write(now));
  }

  /** Looks for damage. */
  public Inspection inspection() {
    return new Inspection(this);
  }

  /** Work of its own on one of the reading connections. */
  <T> T readPlain(Work<T> work) {
    try {
      return readers.with(work);
    } catch (SQLException e) {
      throw Failures.explain(file, e);
    }
  }

  /**
   * Looks at the file through the connection that writes, if there is one: SQLite does not check
   * the rules of tables through one that only reads.
   */
  <T> T inspect(Work<T> work) {
    try {
      return writer.orElse(readers).with(work);
    } catch (SQLException e) {
      throw Failures.explain(file, e);
    }
  }

  /** Work of its own in one write transaction. */
  <T> T writePlain(Work<T> work) {
    try {
      return writing().with(connection -> Transaction.run(connection, work));
    } catch (SQLException e) {
      throw Failures.explain(file, e);
    }
  }

  /** One read on one of the reading connections. */
  <M, T> T read(Class<M> mapper, Function<M, T> work) {
    try {
      return readers.with(connection -> statements.with(mapper, connection, work));
    } catch (SQLException | PersistenceException | UnreadableRowException e) {
      throw Failures.explain(file, e);
    }
  }

  /** One write transaction: all of the work or, if any of it fails, nothing. */
  <M, T> T inTransaction(Class<M> mapper, Function<M, T> work) {
    try {
      return writing()
          .with(
              connection ->
                  Transaction.run(connection, _ -> statements.with(mapper, connection, work)));
    } catch (SQLException | PersistenceException e) {
      throw Failures.explain(file, e);
    }
  }

  private ConnectionPool writing() {
    return writer.orElseThrow(
        () -> new StorageException("The database " + file + " is open for reading only."));
  }

  /** Waits for calls in progress, then closes the file; the last one out empties the log. */
  @Override
  public void close() {
    readers.close();
    writer.ifPresent(ConnectionPool::close);
  }
}
