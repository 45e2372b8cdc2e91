package org.comethunter.application.observation;

/** Somebody else has changed an observation since the version that was to be changed. */
public final class ChangedMeanwhileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With a sentence for the user. */
  public ChangedMeanwhileException(String message) {
    super(message);
  }
}
