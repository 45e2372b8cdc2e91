package org.comethunter.application.observation;

/** A frame's FITS file is missing or damaged; the next sync fetches it again. */
public final class UnreadableFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user and what caused it. */
  public UnreadableFrameException(String message, Throwable cause) {
    super(message, cause);
  }
}
