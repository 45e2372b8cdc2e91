package org.comethunter.application.port;

/** A server could not be reached, was too busy or broke off: transient, worth another try later. */
public final class ArchiveUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public ArchiveUnavailableException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public ArchiveUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
