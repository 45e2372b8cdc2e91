package org.comethunter.fits;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.comethunter.application.port.StorageException;

/** Says what the disk could not do, and what a user can do about it. */
final class DiskFailure {

  private DiskFailure() {}

  /**
   * The exception to throw.
   *
   * @param action what was tried: "write", "read"
   */
  static StorageException of(String action, Path path, IOException cause) {
    return new StorageException(
        "Cannot " + action + " " + path + ": " + reason(cause) + ".", cause);
  }

  private static String reason(IOException cause) {
    String said = cause.getMessage();
    if (cause instanceof FileSystemException failure && failure.getReason() != null) {
      said = failure.getReason();
    }
    String message = said == null ? "" : said.toLowerCase(Locale.ROOT);
    if (message.contains("no space left") || message.contains("quota exceeded")) {
      return "the disk is full";
    }
    if (message.contains("read-only")) {
      return "the disk is read-only";
    }
    if (cause instanceof AccessDeniedException || message.contains("permission denied")) {
      return "permission is denied";
    }
    if (cause instanceof NoSuchFileException || message.contains("no such file")) {
      return "it does not exist";
    }
    return said == null ? cause.getClass().getSimpleName() : said;
  }
}
