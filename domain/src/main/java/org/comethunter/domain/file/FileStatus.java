package org.comethunter.domain.file;

import java.util.Set;

/**
 * The life cycle of a file.
 *
 * <p>{@link #next()} is the whole table. One arrow was added to the original design, from
 * PROCESSING_FAILED back to DOWNLOADING_FAILED, for a raw file that was lost or replaced after it
 * had been downloaded (see {@code docs/adr/0003-lost-raw-file.md}).
 */
public enum FileStatus {
  /** Listed by the archive. */
  DISCOVERED,
  /** Claimed by a worker that is downloading it. */
  DOWNLOADING,
  /** The last download attempt failed; another may follow. */
  DOWNLOADING_FAILED,
  /** On disk and structurally sound. */
  DOWNLOADED,
  /** To be processed. */
  READY,
  /** Claimed by a worker that is processing it. */
  PROCESSING,
  /** The last processing attempt failed; another may follow. */
  PROCESSING_FAILED,
  /** Its picture is there: a frame. */
  PROCESSED,
  /** All download attempts used up. */
  IGNORE,
  /** Not of the kind that is hunted in. */
  SKIPPED,
  /** All processing attempts used up. */
  ABANDONED;

  /** What this state may become; empty for a terminal state. */
  public Set<FileStatus> next() {
    return switch (this) {
      case DISCOVERED -> Set.of(DOWNLOADING, DOWNLOADED);
      case DOWNLOADING -> Set.of(DOWNLOADED, DOWNLOADING_FAILED, IGNORE);
      case DOWNLOADING_FAILED -> Set.of(DOWNLOADING, IGNORE);
      case DOWNLOADED -> Set.of(READY, SKIPPED, DOWNLOADING_FAILED);
      case READY -> Set.of(PROCESSING);
      case PROCESSING -> Set.of(PROCESSED, PROCESSING_FAILED, ABANDONED);
      case PROCESSING_FAILED -> Set.of(READY, ABANDONED, DOWNLOADING_FAILED);
      case PROCESSED -> Set.of(PROCESSING_FAILED);
      case IGNORE, SKIPPED, ABANDONED -> Set.of();
    };
  }

  /** Whether a file in this state may go to the other by itself. */
  public boolean canBecome(FileStatus other) {
    return next().contains(other);
  }

  /** Whether nothing but a person's decision leads out of this state. */
  public boolean isTerminal() {
    return next().isEmpty();
  }

  /** Whether a worker owns the file. */
  public boolean isClaim() {
    return this == DOWNLOADING || this == PROCESSING;
  }
}
