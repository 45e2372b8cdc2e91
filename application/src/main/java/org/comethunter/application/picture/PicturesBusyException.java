package org.comethunter.application.picture;

/** A picture cannot be made now, for too many are waited for; a moment later it can. */
public final class PicturesBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PicturesBusyException(String message) {
    super(message);
  }

  PicturesBusyException(String message, Throwable cause) {
    super(message, cause);
  }
}
