package org.comethunter.web;

/** The web server cannot listen where it was told to, most often because the port is in use. */
public final class CannotListenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public CannotListenException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public CannotListenException(String message, Throwable cause) {
    super(message, cause);
  }
}
