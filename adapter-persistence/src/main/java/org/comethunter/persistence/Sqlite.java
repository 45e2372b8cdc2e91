package org.comethunter.persistence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.comethunter.application.port.StorageException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** The settings of every kind of connection, and how a database file is recognised. */
final class Sqlite {

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /** Negative: in KiB. Room for the inner pages of the index of a million frames. */
  private static final int READER_CACHE = -8_192;

  private Sqlite() {}

  /** Leaves the journal mode as it finds it: for looking at a file and for its migration. */
  static SQLiteDataSource plain(Path file, Duration patience) {
    return source(file, settings(patience));
  }

  /** The one that writes. */
  static SQLiteDataSource writer(Path file, Duration patience) {
    SQLiteConfig settings = settings(patience);
    settings.setJournalMode(JournalMode.WAL);
    return source(file, settings);
  }

  /** One that reads beside a writer of this process. */
  static SQLiteDataSource reader(Path file, Duration patience) {
    SQLiteConfig settings = settings(patience);
    settings.setReadOnly(true);
    settings.setCacheSize(READER_CACHE);
    return source(file, settings);
  }

  /**
   * One that reads beside a writer of another process, or beside none: SQLite must be able to
   * create the write-ahead log's index and to recover what a crash left in the log, so the file is
   * opened like a writer does, but never created.
   */
  static SQLiteDataSource visitor(Path file, Duration patience) {
    SQLiteConfig settings = settings(patience);
    settings.resetOpenMode(SQLiteOpenMode.CREATE);
    SQLiteDataSource source = source(file, settings);
    if (cannotChange(file)) {
      source.setUrl(source.getUrl() + "?immutable=1");
    }
    return source;
  }

  /**
   * On a medium that cannot be written to there can be no shared memory beside the file, and need
   * be none.
   */
  private static boolean cannotChange(Path file) {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    return !Files.isWritable(folder) && !exists(file.resolveSibling(file.getFileName() + "-wal"));
  }

  private static SQLiteConfig settings(Duration patience) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setBusyTimeout(Math.toIntExact(patience.toMillis()));
    settings.enforceForeignKeys(true);
    settings.setSynchronous(SynchronousMode.NORMAL);
    settings.setTransactionMode(TransactionMode.IMMEDIATE);
    return settings;
  }

  private static SQLiteDataSource source(Path file, SQLiteConfig settings) {
    SQLiteDataSource source = new SQLiteDataSource(settings);
    // as a URI: in a plain path the driver would take what follows a question mark for settings
    source.setUrl("jdbc:sqlite:" + file.toUri());
    return source;
  }

  /** The value of a pragma, as text. */
  static String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("PRAGMA " + name)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** Whether there is anything at all: SQLite takes an empty file for a new database. */
  static boolean exists(Path file) {
    return Files.exists(file) && size(file) > 0;
  }

  /** How many bytes it has. */
  static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * Looks at the first bytes, so that a file of another kind is never given to SQLite.
   *
   * @throws StorageException if there is something, and it is no SQLite database
   */
  static void requireDatabaseOrNothing(Path file) {
    if (Files.isDirectory(file)) {
      throw new StorageException("The database " + file + " is a folder; it should be a file.");
    }
    if (!exists(file)) {
      return;
    }
    try (InputStream content = Files.newInputStream(file)) {
      if (!Arrays.equals(content.readNBytes(MAGIC.length), MAGIC)) {
        throw new StorageException(
            "The file %s is not a SQLite database; %s".formatted(file, Failures.REMEDY));
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static StorageException unreadable(Path file, IOException e) {
    return new StorageException("The database " + file + " cannot be read: " + e.getMessage(), e);
  }
}
