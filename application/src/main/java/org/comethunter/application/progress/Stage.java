package org.comethunter.application.progress;

/** What a run is busy with. */
public enum Stage {
  /** Day folders listed. */
  LISTING,
  /** Files downloaded. */
  DOWNLOADING,
  /** Frames processed. */
  PROCESSING,
  /** Frames searched for what moves like a comet. */
  SEARCHING,
  /** Files on disk compared with what was recorded. */
  CHECKING
}
