package org.comethunter.application.port;

/** This machine cannot keep or give back a file or a row: disk full, read-only, not accessible. */
public final class StorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public StorageException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
