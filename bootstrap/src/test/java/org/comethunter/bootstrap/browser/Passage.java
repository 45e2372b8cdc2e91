package org.comethunter.bootstrap.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.sky.Roll;
import org.comethunter.simulator.sky.SimulatedSky;

/**
 * A simulated sky just after a clear comet has crossed the field of C2.
 *
 * @param comet the comet, in the frames in which it is clearest; the last ones there are
 * @param now a moment at which all of these frames are in the archive
 */
record Passage(SimulatedSky sky, Truth.Comet comet, Instant now) {
  static final Duration CADENCE = Duration.ofMinutes(12);

  /** In how many frames the comet is clear. */
  static final int CLEAR_FRAMES = 10;

  /** A frame at its latest appears 40 minutes after its observation. */
  private static final Duration ALL_THERE = Duration.ofMinutes(45);

  private static final long SEED = 3;
  private static final Instant SEARCHED_FROM = Instant.parse("2026-03-10T12:00:00Z");

  /** On a day like most: north is up in the raw array. */
  static Passage usual() throws IOException {
    return of(new Roll.FollowingEcliptic());
  }

  /** On a day with CROTA1 = 180: south is up in the raw array. */
  static Passage turned() throws IOException {
    return of(new Roll.Fixed(180));
  }

  private static Passage of(Roll roll) throws IOException {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(SEED).withRoll(roll));
    Truth.Comet comet = Truth.of(sky, SEARCHED_FROM).clearest(Instrument.C2, CLEAR_FRAMES);
    return new Passage(sky, comet, comet.last().observedAt().plus(ALL_THERE));
  }

  /**
   * The times in which the last so many frames of C2 were taken, those of the comet at their end.
   */
  TimeWindow window(int frames) {
    Instant end = comet.last().observedAt().plus(CADENCE.dividedBy(2));
    return new TimeWindow(end.minus(CADENCE.multipliedBy(frames)), end);
  }

  /** The product with the last so many frames of C2; from 0 on. */
  Observatory open(Path home, int frames) throws Exception {
    return Observatory.open(
        home, sky, now, frames == 0 ? Map.of() : Map.of(Instrument.C2, window(frames)));
  }
}
