package org.comethunter.domain.file;

import java.time.Duration;

/** How long, or how much, is kept of the files of one kind. */
public sealed interface RetentionLimit {

  /** Everything is kept. */
  record Everything() implements RetentionLimit {}

  /**
   * Files are kept so long.
   *
   * @param length since the observation
   */
  record Age(Duration length) implements RetentionLimit {}

  /**
   * Of all files so much is kept, those of the newest observations.
   *
   * @param bytes all files together
   */
  record Size(long bytes) implements RetentionLimit {}
}
