package org.comethunter.domain.file;

/** Thrown when a file is asked to go where its life cycle does not lead: a programming error. */
public final class IllegalTransitionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  IllegalTransitionException(FrameId id, FileStatus from, FileStatus to) {
    super("File " + id + " is " + from + " and cannot become " + to + ".");
  }
}
