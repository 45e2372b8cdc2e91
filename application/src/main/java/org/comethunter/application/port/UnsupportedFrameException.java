package org.comethunter.application.port;

/** A file is sound, but not a level 0.5 frame of C2 or C3 that can be turned into count rates. */
public final class UnsupportedFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public UnsupportedFrameException(String message) {
    super(message);
  }

  /** With a sentence for the user and what caused it. */
  public UnsupportedFrameException(String message, Throwable cause) {
    super(message, cause);
  }
}
