package org.comethunter.bootstrap.cli;

/** What the process tells its caller. */
final class ExitCode {
  /** Done. */
  static final int DONE = 0;

  /**
   * Done, but some files failed; or the disk or the database gave out on the way. Of a service: it
   * is degraded, does not answer, or had to be killed.
   */
  static final int SOME_FAILED = 1;

  /** Wrong usage: arguments, configuration, or a home that cannot be used as asked. */
  static final int USAGE = 2;

  /** Nothing could be reached; of a service: none is running. */
  static final int UNREACHABLE = 3;

  /** Interrupted. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
