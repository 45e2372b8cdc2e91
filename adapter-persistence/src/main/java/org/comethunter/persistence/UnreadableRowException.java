package org.comethunter.persistence;

/** A row holds what this program never writes: somebody changed it by hand, or it is damaged. */
final class UnreadableRowException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With what is wrong with it. */
  UnreadableRowException(String message, Throwable cause) {
    super(message, cause);
  }
}
