package org.comethunter.persistence;

import java.nio.file.Path;
import java.sql.SQLException;
import org.comethunter.application.port.StorageException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Says in one sentence what went wrong with the database, and what can be done. */
final class Failures {

  /** What to do about a damaged database. */
  static final String REMEDY =
      "it was left as it is. Put back a copy that backup has made, or move it away: a sync takes"
          + " the files up again then, but not what was marked.";

  private Failures() {}

  /** What to throw in place of a failure of SQLite, the pool or MyBatis. */
  static StorageException explain(Path file, Exception failure) {
    String driver = failure.getMessage();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case StorageException known -> {
          return known;
        }
        case UnreadableRowException row -> {
          return new StorageException(
              "The database %s holds what cannot be understood (%s): it was changed by hand or is damaged; %s"
                  .formatted(file, row.getMessage(), REMEDY),
              failure);
        }
        case SQLiteException sqlite -> {
          return new StorageException(sentence(file, sqlite), failure);
        }
        case SQLException sql -> driver = sql.getMessage();
        default -> {}
      }
    }
    return new StorageException("The database " + file + " failed: " + driver + ".", failure);
  }

  private static String sentence(Path file, SQLiteException failure) {
    int primary = failure.getResultCode().code & 0xFF;
    return switch (SQLiteErrorCode.getErrorCode(primary)) {
      case SQLITE_FULL ->
          "No space left: the disk that holds the database %s is full.".formatted(file);
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          "The database %s cannot be written: it, its folder or its disk is read-only."
              .formatted(file);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "The database %s is locked by another process; try again when that is done."
              .formatted(file);
      case SQLITE_ERROR ->
          "The database %s is not as this program makes it (%s); %s"
              .formatted(file, failure.getMessage(), REMEDY);
      case SQLITE_CORRUPT -> "The database %s is damaged; %s".formatted(file, REMEDY);
      case SQLITE_NOTADB -> "The file %s is not a SQLite database; %s".formatted(file, REMEDY);
      case SQLITE_CANTOPEN ->
          "The database %s cannot be opened: check that its folder exists and can be written."
              .formatted(file);
      case SQLITE_IOERR ->
          "The disk failed while the database %s was used: %s"
              .formatted(file, failure.getMessage());
      case SQLITE_CONSTRAINT ->
          "The database %s refused a row that breaks its rules: %s"
              .formatted(file, failure.getMessage());
      default -> "The database %s failed: %s".formatted(file, failure.getMessage());
    };
  }
}
