package org.comethunter.domain.candidate;

/** What a hunter takes a rejected candidate for. */
public enum RejectionReason {
  /** A star, or several. */
  STAR,
  /** A planet. */
  PLANET,
  /** Hits of cosmic rays. */
  COSMIC_RAYS,
  /** A part of a coronal mass ejection. */
  EJECTION,
  /** A streamer, or something else in the corona. */
  STREAMER,
  /** A fault of the frames. */
  ARTEFACT,
  /** Chance: nothing is to be seen. */
  NOISE,
  /** A comet that is known already. */
  KNOWN_COMET,
  /** Anything else. */
  OTHER
}
