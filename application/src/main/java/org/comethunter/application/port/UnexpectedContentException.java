package org.comethunter.application.port;

/** A server answered, but not with what was asked for: a web page for a file, say. */
public final class UnexpectedContentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public UnexpectedContentException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public UnexpectedContentException(String message, Throwable cause) {
    super(message, cause);
  }
}
