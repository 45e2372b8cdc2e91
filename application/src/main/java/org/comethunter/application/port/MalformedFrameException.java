package org.comethunter.application.port;

/** A file is not a sound FITS file: damaged, cut short, or lying about its size. */
public final class MalformedFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public MalformedFrameException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public MalformedFrameException(String message, Throwable cause) {
    super(message, cause);
  }
}
