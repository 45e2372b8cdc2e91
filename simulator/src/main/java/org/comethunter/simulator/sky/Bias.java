package org.comethunter.simulator.sky;

import java.time.Instant;
import org.comethunter.domain.orbit.SunEphemeris;

/** The detectors' bias, which has crept upwards over the years (figures of real headers). */
final class Bias {

  private static final Profile C2 = new Profile(1996, 586, 2001.8, 598.3, 2010, 620.9);
  private static final Profile C3 =
      new Profile(
          1996, 360, 2000.05, 368.2, 2002, 377.7, 2004.3, 387.1, 2010, 398.0, 2025.8, 421.7);
  private static final double DAYS_A_YEAR = 365.25;

  private Bias() {}

  /** The bias in counts, to a thousandth; it changes from day to day. */
  static double at(Camera camera, Instant instant) {
    double year = 2000 + StrictMath.floor(SunEphemeris.daysSinceJ2000(instant)) / DAYS_A_YEAR;
    Profile byYear =
        switch (camera.instrument()) {
          case C2 -> C2;
          case C3 -> C3;
        };
    return StrictMath.round(byYear.at(year) * 1000) / 1000.0;
  }
}
