package org.comethunter.persistence;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.privacy.OwnerOnly;

/**
 * The database as a file: how it comes to be, complete or not at all, what must not be taken for
 * one, and how it is copied while it is in use.
 */
public final class DatabaseFile {
  private static final System.Logger LOG = System.getLogger(DatabaseFile.class.getName());

  /** Where the header says whether there may be a write-ahead log: 2 if so. */
  private static final int JOURNAL_VERSION = 18;

  private static final int WITH_LOG = 2;

  private DatabaseFile() {}

  /**
   * Makes a database where there is none; looks at what is there otherwise.
   *
   * @throws StorageException if what is there can be no database of this program
   */
  static void prepare(Path file, Duration patience) {
    if (Files.exists(file)) {
      requireSound(file);
      setForeignLogAside(file);
    } else {
      setLogAside(file, "there is no database that it could belong to");
      create(file, patience);
    }
  }

  /**
   * Makes sure that there is something, and that it may be a database.
   *
   * @throws StorageException if not; it is left as it is
   */
  static void requireSound(Path file) {
    Sqlite.requireDatabaseOrNothing(file);
    if (!Files.exists(file)) {
      throw new StorageException("There is no database at " + file + ".");
    }
    if (!Sqlite.exists(file)) {
      throw new StorageException(
          "The database %s is empty, so it is damaged; %s".formatted(file, Failures.REMEDY));
    }
  }

  /** Under another name, so that a crash leaves no half of it. */
  private static void create(Path file, Duration patience) {
    Path begun = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.deleteIfExists(begun);
      OwnerOnly.createFile(begun);
      try (Connection connection = Sqlite.plain(begun, patience).getConnection()) {
        Schema.migrate(connection, begun);
      }
      Files.move(begun, file, ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StorageException(
          "The database %s cannot be opened: check that its folder exists and can be written (%s)."
              .formatted(file, e.getMessage()),
          e);
    } catch (SQLException e) {
      throw Failures.explain(file, e);
    }
  }

  /** A copy that was put in a database's place has nothing to do with the log of that one. */
  private static void setForeignLogAside(Path file) {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      content.seek(JOURNAL_VERSION);
      if (content.read() < WITH_LOG) {
        setLogAside(file, "it belonged to the database that was here before");
      }
    } catch (IOException e) {
      throw new StorageException(
          "The database " + file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** Never removed: it may hold the last things that somebody did. */
  private static void setLogAside(Path file, String why) {
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    try {
      if (Sqlite.exists(log)) {
        Path aside = unused(log.resolveSibling(log.getFileName() + ".stale"));
        Files.move(log, aside);
        LOG.log(WARNING, "{0} is not used, since {1}; it is kept as {2}.", log, why, aside);
      }
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + "-shm"));
    } catch (IOException e) {
      throw new StorageException(
          "The file %s cannot be set aside: %s.".formatted(log, e.getMessage()), e);
    }
  }

  /** That name, or if there is one, it with a number. */
  static Path unused(Path path) {
    Path name = path;
    for (int number = 2; Files.exists(name); number++) {
      name = path.resolveSibling(path.getFileName() + "-" + number);
    }
    return name;
  }

  /**
   * Copies a database as it is at one moment, while others read and write it. The copy appears
   * under its name complete, checked and synced, or not at all.
   *
   * @param target must not exist; its folder must
   * @return what the copy holds
   * @throws StorageException if there is no sound database, or the copy cannot be written
   */
  public static Copy copy(Path file, Path target) {
    requireSound(file);
    Path begun = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.deleteIfExists(begun);
      OwnerOnly.createFile(begun);
      try (Connection connection = Sqlite.visitor(file, Database.PATIENCE).getConnection();
          PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
        Schema.requireCurrent(connection, file);
        statement.setString(1, begun.toString());
        statement.execute();
      }
      Copy copy = check(file, begun);
      try (FileChannel channel = FileChannel.open(begun, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      if (Files.exists(target)) {
        throw new StorageException("The file " + target + " exists already.");
      }
      Files.move(begun, target, ATOMIC_MOVE);
      return copy;
    } catch (SQLException e) {
      throw Failures.explain(file, e);
    } catch (IOException e) {
      throw new StorageException(
          "The copy %s cannot be written: %s.".formatted(target, e.getMessage()), e);
    } finally {
      discard(begun);
    }
  }

  private static void discard(Path begun) {
    try {
      Files.deleteIfExists(begun);
      Files.deleteIfExists(begun.resolveSibling(begun.getFileName() + "-journal"));
    } catch (IOException e) {
      LOG.log(WARNING, "{0} cannot be removed: {1}", begun, e.getMessage());
    }
  }

  private static Copy check(Path file, Path begun) throws SQLException, IOException {
    try (Connection connection = Sqlite.plain(begun, Database.PATIENCE).getConnection()) {
      // in one file, and with no log that could be another's
      Sqlite.pragma(connection, "journal_mode = DELETE");
      List<String> damage = Inspection.damage(connection);
      if (!damage.isEmpty()) {
        throw new StorageException(
            "The database " + file + " is damaged, and was not copied: " + damage.getFirst());
      }
      return new Copy(
          Files.size(begun),
          Inspection.count(connection, "processed_file"),
          Inspection.count(connection, "observation"),
          Inspection.count(connection, "mark"));
    }
  }

  /**
   * What a copy holds.
   *
   * @param bytes its size
   * @param files rows of files
   * @param observations objects that people have marked
   * @param marks their marks
   */
  public record Copy(long bytes, long files, long observations, long marks) {}
}
