package org.comethunter.bootstrap.home;

/** The home folder cannot be used as asked; the message says why and what to do. */
public final class HomeUnusableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public HomeUnusableException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public HomeUnusableException(String message, Throwable cause) {
    super(message, cause);
  }
}
