package org.comethunter.application.observation;

/** There is no finished frame of that id. */
public final class UnknownFrameException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public UnknownFrameException(String message) {
    super(message);
  }
}
