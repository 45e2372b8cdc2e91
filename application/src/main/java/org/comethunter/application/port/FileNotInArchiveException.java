package org.comethunter.application.port;

/** The archive does not have that file (404, 410), though it lists it; it may come later. */
public final class FileNotInArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public FileNotInArchiveException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public FileNotInArchiveException(String message, Throwable cause) {
    super(message, cause);
  }
}
