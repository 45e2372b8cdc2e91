package org.comethunter.domain.job;

/** What a job does. */
public enum JobKind {
  /** Brings the downlink slots into step with the schedule. */
  SLOT_SYNC,
  /** Brings all frames of one camera and window. */
  FRAME_SYNC,
  /** One look of the live scheduler at the archive for one camera. */
  LIVE_CYCLE
}
