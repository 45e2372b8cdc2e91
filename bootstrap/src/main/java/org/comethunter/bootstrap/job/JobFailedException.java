package org.comethunter.bootstrap.job;

/** Tells JobRunr that a job has failed, and why; the job's own record says the same. */
final class JobFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JobFailedException(String why) {
    super(why);
  }
}
