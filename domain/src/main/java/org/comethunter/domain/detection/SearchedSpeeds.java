package org.comethunter.domain.detection;

import org.comethunter.domain.instrument.Instrument;

/**
 * How fast objects move that are searched for, in pixels of 1024 × 1024 frames an hour. Comets of
 * the known groups cross C2 at 46 to 154 and C3 at 3 to 26; what is slower stands among the stars.
 */
public record SearchedSpeeds(double slowest, double fastest) {
  private static final SearchedSpeeds C2 = new SearchedSpeeds(20, 160);
  private static final SearchedSpeeds C3 = new SearchedSpeeds(3, 28);

  /** Those of a camera. */
  public static SearchedSpeeds of(Instrument camera) {
    return switch (camera) {
      case C2 -> C2;
      case C3 -> C3;
    };
  }

  /** Whether that is one of them. */
  public boolean hold(double speed) {
    return speed >= slowest && speed <= fastest;
  }
}
