package org.comethunter.benchmarks.detection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.comethunter.domain.detection.SearchedSpeeds;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SolarView;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.ParabolicOrbit;
import org.comethunter.domain.orbit.SunEphemeris;
import org.comethunter.domain.orbit.SungrazerGroup;

/**
 * Draws comets by lot: half of them of a group, the others with any course, all at speeds at which
 * they are searched for.
 */
final class CometPlan {
  private static final int LEAST_FRAMES = 4;
  private static final int MOST_FRAMES = 25;
  private static final double LEAST_SNR = 2;
  private static final double MOST_SNR = 10;
  private static final double APART = 40;
  private static final int TRIES = 20_000;

  private final Instrument camera;
  private final List<FrameGeometry> frames;
  private final List<MatchedNoise> noise;
  private final SplittableRandom random;

  CometPlan(Instrument camera, List<FrameGeometry> frames, List<MatchedNoise> noise, long seed) {
    this.camera = camera;
    this.frames = frames;
    this.noise = noise;
    this.random = new SplittableRandom(seed);
  }

  /** That many, none near another. */
  List<InjectedComet> draw(int number) {
    List<InjectedComet> comets = new ArrayList<>();
    for (int tries = 0; comets.size() < number; tries++) {
      if (tries == TRIES) {
        throw new IllegalStateException("There is no room for " + number + " comets.");
      }
      one()
          .filter(comet -> comets.stream().allMatch(it -> apart(it, comet)))
          .ifPresent(comets::add);
    }
    return comets;
  }

  private Optional<InjectedComet> one() {
    int shown = random.nextInt(LEAST_FRAMES, MOST_FRAMES + 1);
    int first = random.nextInt(0, frames.size() - shown + 1);
    int last = first + shown - 1;
    double snr = LEAST_SNR * Math.pow(MOST_SNR / LEAST_SNR, random.nextDouble());
    boolean tail = random.nextInt(3) == 0;
    String kind;
    NavigableMap<Integer, PixelPosition> places;
    if (random.nextInt(2) == 0) {
      kind = "isotropic";
      places = anyCourse(first);
    } else {
      SungrazerGroup group = group();
      kind = group.name().toLowerCase(Locale.ROOT);
      places = orbit(group, first);
    }
    for (int i = first; i <= last; i++) {
      PixelPosition place = places.get(i);
      if (place == null
          || !noise.get(i).isSky((int) Math.round(place.column()), (int) Math.round(place.row()))) {
        return Optional.empty();
      }
    }
    double speed = speed(places.get(first), places.get(last), first, last);
    if (!SearchedSpeeds.of(camera).hold(speed)) {
      return Optional.empty();
    }
    return Optional.of(new InjectedComet(kind, snr, tail, first, last, places));
  }

  private double speed(PixelPosition from, PixelPosition to, int first, int last) {
    double hours =
        Duration.between(frames.get(first).observedAt(), frames.get(last).observedAt()).toMillis()
            / 3_600_000.0;
    return Math.hypot(to.column() - from.column(), to.row() - from.row()) / hours;
  }

  private SungrazerGroup group() {
    SungrazerGroup[] all = SungrazerGroup.values();
    return random.nextInt(2) == 0 ? SungrazerGroup.KREUTZ : all[random.nextInt(all.length)];
  }

  /** Straight but for a slight bend. */
  private NavigableMap<Integer, PixelPosition> anyCourse(int first) {
    double size = frames.getFirst().width();
    double x = random.nextDouble() * size;
    double y = random.nextDouble() * size;
    double speed = camera == Instrument.C2 ? random.nextDouble(25, 150) : random.nextDouble(4, 26);
    double direction = random.nextDouble(2 * Math.PI);
    double bend = speed * random.nextDouble(-0.03, 0.03);
    double vx = speed * Math.cos(direction);
    double vy = speed * Math.sin(direction);
    double ax = -bend * Math.sin(direction);
    double ay = bend * Math.cos(direction);
    NavigableMap<Integer, PixelPosition> places = new TreeMap<>();
    for (int i = 0; i < frames.size(); i++) {
      double t =
          Duration.between(frames.get(first).observedAt(), frames.get(i).observedAt()).toMillis()
              / 3_600_000.0;
      add(i, new PixelPosition(x + t * (vx + t * ax / 2), y + t * (vy + t * ay / 2)), places);
    }
    return places;
  }

  private NavigableMap<Integer, PixelPosition> orbit(SungrazerGroup group, int first) {
    double reach = camera == Instrument.C2 ? 12 : 70;
    Instant perihelion =
        frames
            .get(first)
            .observedAt()
            .plusSeconds((long) (3600 * random.nextDouble(-reach, reach)));
    double scatter = group == SungrazerGroup.KREUTZ ? 1 : 2;
    ParabolicOrbit orbit =
        group.orbit(
            random.nextDouble(-0.0005, 0.0007) * (group == SungrazerGroup.KREUTZ ? 1 : 4),
            scatter * random.nextDouble(-1.5, 1.5),
            scatter * random.nextDouble(-2, 2),
            scatter * random.nextDouble(-0.6, 0.6),
            perihelion);
    NavigableMap<Integer, PixelPosition> places = new TreeMap<>();
    for (int i = 0; i < frames.size(); i++) {
      FrameGeometry frame = frames.get(i);
      double days = SunEphemeris.daysSinceJ2000(frame.observedAt());
      add(
          i,
          frame.fromPolar(SolarView.at(frame.observedAt()).project(orbit.position(days))),
          places);
    }
    return places;
  }

  private void add(int frame, PixelPosition place, NavigableMap<Integer, PixelPosition> places) {
    if (frames.get(frame).holds(place)) {
      places.put(frame, place);
    }
  }

  private static boolean apart(InjectedComet one, InjectedComet other) {
    return one.shown().entrySet().stream()
        .noneMatch(
            mine ->
                other.shown().entrySet().stream()
                    .anyMatch(
                        its ->
                            Math.abs(mine.getKey() - its.getKey()) <= 40
                                && Math.hypot(
                                        mine.getValue().column() - its.getValue().column(),
                                        mine.getValue().row() - its.getValue().row())
                                    < APART));
  }
}
