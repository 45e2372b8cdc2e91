package org.comethunter.simulator.sky;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.comethunter.simulator.sky.SeededStream.Purpose;

/**
 * Which frames are taken when, when they appear and under which names. All of it is a function of
 * the seed and of the frame's index, so asking is cheap. Immutable.
 */
final class ObservationPlan {

  private static final Instant FIRST_FRAME = Instant.parse("1996-01-01T00:00:05Z");
  private static final long JITTER_MILLISECONDS = 3_600;
  private static final int NUMBERED_TOGETHER = 4;
  private static final int COUNTERS = 1_000_000;

  private final SimulatedSky.Settings settings;

  ObservationPlan(SimulatedSky.Settings settings) {
    this.settings = settings;
  }

  /** The frames of a day that have appeared by then, in the order in which they appeared. */
  List<Observation> availableOn(Camera camera, LocalDate day, Instant now) {
    if (day.isBefore(settings.firstDay())) {
      return List.of();
    }
    Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return between(camera, midnight, midnight.plus(Duration.ofDays(1)))
        .filter(observation -> !observation.availableAt().isAfter(now))
        .sorted(Comparator.comparing(Observation::availableAt).thenComparing(Observation::fileName))
        .toList();
  }

  /** The frames observed from {@code from} up to before {@code to}, in time order. */
  Stream<Observation> between(Camera camera, Instant from, Instant to) {
    long first = indexNear(camera, from) - 1;
    long last = indexNear(camera, to) + 1;
    return LongStream.rangeClosed(first, last)
        .mapToObj(index -> observation(camera, index))
        .filter(observation -> !observation.observedAt().isBefore(from))
        .filter(observation -> observation.observedAt().isBefore(to))
        .filter(observation -> !observation.day().isBefore(settings.firstDay()));
  }

  /** The frame with that index. */
  Observation observation(Camera camera, long index) {
    Timing timing = timing(camera, index);
    SeededStream stream =
        new SeededStream(settings.seed(), Purpose.EXPOSURE, camera.digit(), index);
    double shutterDelay = 2.09 + camera.detector().shutterSpread() * stream.nextDouble();
    return new Observation(
        camera,
        index,
        timing.observedAt,
        timing.availableAt,
        fileName(camera, index),
        Math.round(shutterDelay * 10_000) / 10_000.0);
  }

  private record Timing(Instant observedAt, Instant availableAt) {}

  /** Most frames appear after the usual delay and up to 4 minutes; one in 16 is up to 30 late. */
  private Timing timing(Camera camera, long index) {
    SeededStream stream = new SeededStream(settings.seed(), Purpose.TIMING, camera.digit(), index);
    Instant observedAt =
        nominal(camera, index).plusMillis((long) (stream.nextDouble() * JITTER_MILLISECONDS));
    double lateSeconds = stream.between(0, 240);
    if (stream.below(16) == 0) {
      lateSeconds += stream.between(480, 1560);
    }
    long available =
        observedAt.plus(settings.delay()).plusSeconds((long) lateSeconds).getEpochSecond() + 1;
    return new Timing(observedAt, Instant.ofEpochSecond(available));
  }

  private Instant nominal(Camera camera, long index) {
    return FIRST_FRAME.plus(offset(camera)).plus(settings.cadence().multipliedBy(index));
  }

  private Duration offset(Camera camera) {
    return switch (camera.instrument()) {
      case C2 -> Duration.ZERO;
      case C3 -> settings.cadence().dividedBy(2);
    };
  }

  private long indexNear(Camera camera, Instant instant) {
    long since = Duration.between(FIRST_FRAME.plus(offset(camera)), instant).toMillis();
    return Math.floorDiv(since, settings.cadence().toMillis());
  }

  /** Four neighbours are numbered in the order in which they appeared; the counter wraps round. */
  private String fileName(Camera camera, long index) {
    long group = Math.floorDiv(index, NUMBERED_TOGETHER);
    Instant own = timing(camera, index).availableAt;
    long rank =
        LongStream.range(group * NUMBERED_TOGETHER, (group + 1) * NUMBERED_TOGETHER)
            .filter(other -> other != index)
            .filter(
                other -> {
                  int order = timing(camera, other).availableAt.compareTo(own);
                  return order < 0 || (order == 0 && other < index);
                })
            .count();
    int start =
        new SeededStream(settings.seed(), Purpose.NUMBERING, camera.digit(), 0).below(COUNTERS);
    long counter = Math.floorMod(start + group * NUMBERED_TOGETHER + rank, COUNTERS);
    return String.format(Locale.ROOT, "%d3%06d.fts", camera.digit(), counter);
  }
}
