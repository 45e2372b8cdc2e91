package org.comethunter.simulator.sky;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.comethunter.domain.orbit.ParabolicOrbit;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.simulator.sky.SeededStream.Purpose;

/**
 * The sungrazers of a sky: one after the other, at about the interval that the settings ask for, on
 * orbits scattered round the group's mean. Immutable.
 */
final class KreutzGroup {

  /** How long before its perihelion a comet is looked for; it crosses C3 in 33 to 58 hours. */
  static final Duration APPROACH = Duration.ofDays(4);

  private static final Instant EPOCH = Instant.parse("1996-01-01T00:00:00Z");
  private final long seed;
  private final Duration interval;

  KreutzGroup(SimulatedSky.Settings settings) {
    seed = settings.seed();
    interval = settings.cometInterval();
  }

  /** The comets on their way to the Sun at any moment from {@code from} to {@code to}. */
  List<Comet> approaching(Instant from, Instant to) {
    long first = number(from) - 1;
    long last = number(to.plus(APPROACH)) + 1;
    return LongStream.rangeClosed(first, last)
        .mapToObj(this::comet)
        .filter(comet -> comet.perihelion().isAfter(from))
        .filter(comet -> comet.perihelion().isBefore(to.plus(APPROACH)))
        .toList();
  }

  private long number(Instant instant) {
    return Math.floorDiv(Duration.between(EPOCH, instant).toSeconds(), interval.toSeconds());
  }

  private Comet comet(long number) {
    SeededStream stream = new SeededStream(seed, Purpose.COMET, 0, number);
    Instant perihelion =
        EPOCH
            .plus(interval.multipliedBy(number))
            .plusSeconds((long) (interval.toSeconds() * stream.between(0.35, 0.65)));
    ParabolicOrbit orbit =
        SungrazerGroup.KREUTZ.orbit(
            stream.between(-0.0005, 0.0007),
            stream.between(-1.5, 1.5),
            stream.between(-2, 2),
            stream.between(-0.6, 0.6),
            perihelion);
    return new Comet(
        String.format(Locale.ROOT, "Kreutz-%06d", number),
        perihelion,
        orbit,
        stream.between(0.75, 1));
  }
}
