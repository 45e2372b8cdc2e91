package org.comethunter.domain.observation;

import static org.comethunter.domain.observation.Finding.Level.HINT;
import static org.comethunter.domain.observation.Finding.Level.OK;
import static org.comethunter.domain.observation.Finding.Level.PROBLEM;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.comethunter.domain.geometry.SunOffset;
import org.comethunter.domain.image.HuntingSeries;
import org.comethunter.domain.instrument.Instrument;

/**
 * The rules of thumb of NASA's Sungrazer project, for a track of one camera. They guide; a comet of
 * another group than Kreutz may well break some.
 */
public final class TrackCheck {

  /** A comet must show in at least 6 to 7 consecutive images to be confirmed. */
  private static final int CONFIRMED_FRAMES = 6;

  /** Below this in all, pixels of a full frame, nothing has moved: a mark is good to half of it. */
  private static final double UNMOVED_PIXELS = 1.5;

  /** A comet may pass the Sun without coming nearer by this much, pixels of a full frame. */
  private static final double OUTWARD_PIXELS = 2;

  /** Part of the typical speed of Kreutz comets, and the same the other way. */
  private static final double TYPICAL_FACTOR = 2.5;

  /** The Sun's mean motion before the stars, arcsec per hour: 360 degrees in 365.25 days. */
  private static final double STARS_ARCSEC_PER_HOUR = 360 * 3600 / (365.25 * 24);

  /** Stars move to the west, within the tilt of the ecliptic and the Sun's axis. */
  private static final double STARS_DIRECTION = 270;

  private static final double STARS_DIRECTION_SPREAD = 35;

  private static final Duration LONG_GAP = Duration.ofHours(2);

  private final Instrument instrument;
  private final List<Mark> marks;
  private final List<Step> steps;
  private final List<Finding> findings = new ArrayList<>();

  private TrackCheck(Observation observation) {
    instrument = observation.instrument();
    marks = observation.marks();
    steps = Step.between(marks);
  }

  /** What the rules say, the gravest first; one finding at least. */
  public static List<Finding> of(Observation observation) {
    TrackCheck check = new TrackCheck(observation);
    check.positions();
    check.jumps();
    if (check.marks.size() > 1) {
      check.motion();
    }
    check.frames();
    check.measured();
    if (check.findings.isEmpty()) {
      check.add(
          OK,
          "steady",
          "%d positions, a steady motion: ready to be reported.".formatted(check.marks.size()));
    }
    return check.findings.stream().sorted((a, b) -> b.level().compareTo(a.level())).toList();
  }

  private void add(Finding.Level level, String code, String sentence) {
    findings.add(new Finding(level, code, sentence));
  }

  private void positions() {
    int least = instrument == Instrument.C2 ? 2 : 3;
    int missing = least - marks.size();
    if (missing > 0) {
      add(
          PROBLEM,
          "too-few-positions",
          "A report needs %d positions in %s: mark it in %d more %s."
              .formatted(least, instrument, missing, missing == 1 ? "frame" : "frames"));
    }
  }

  private void jumps() {
    double most = instrument == Instrument.C2 ? 60 : 10;
    for (Step step : steps) {
      OptionalDouble change = step.change();
      if (change.isPresent() && Math.abs(change.getAsDouble()) > most) {
        add(
            PROBLEM,
            "speed-jump",
            String.format(
                Locale.ROOT,
                "Between %s and %s the speed jumps by %+.0f px/h, more than %.0f: no comet does"
                    + " that. Check these two marks.",
                step.from(),
                step.to(),
                change.getAsDouble(),
                most));
      }
      if (step.pixelsPerHour().isEmpty()) {
        add(
            HINT,
            "same-time",
            "The frames %s and %s are of the same moment: leave one of them out."
                .formatted(step.from(), step.to()));
      }
    }
  }

  private void motion() {
    Mark first = marks.getFirst();
    Mark last = marks.getLast();
    SunOffset start = first.offset();
    SunOffset end = last.offset();
    double hours = Motion.hours(first.observedAt(), last.observedAt());
    double pixels = start.distance(end);
    if (pixels < UNMOVED_PIXELS) {
      add(
          PROBLEM,
          "unmoved",
          "It does not move: a comet does. It may be a flaw of the camera; mark it in later frames"
              + " to be sure.");
      return;
    }
    if (hours <= 0) {
      return;
    }
    double speed = pixels / hours;
    SunOffset moved = new SunOffset(end.right() - start.right(), end.up() - start.up());
    double direction = Step.direction(last.geometry(), moved);
    if (isLikeStars(
        speed, direction, first.geometry().width() / (double) HuntingSeries.FULL_SIZE)) {
      add(
          HINT,
          "like-a-star",
          rounded(
              "It moves as the stars do (%.1f px/h to the west): compare it with those near it.",
              speed));
      return;
    }
    speed(speed);
    SunOffset sun = new SunOffset(0, 0);
    if (end.distance(sun) - start.distance(sun) > OUTWARD_PIXELS) {
      add(
          HINT,
          "outward",
          "It moves away from the Sun; Kreutz comets come towards it. Check the order of the marks,"
              + " and whether it may belong to another group.");
    }
  }

  private boolean isLikeStars(double speed, double direction, double scale) {
    double stars = STARS_ARCSEC_PER_HOUR / (marks.getFirst().geometry().plateScaleArcsec() * scale);
    return speed > 0.6 * stars
        && speed < 1.5 * stars
        && Math.abs(Math.IEEEremainder(direction - STARS_DIRECTION, 360)) < STARS_DIRECTION_SPREAD;
  }

  private void speed(double speed) {
    double typical = instrument == Instrument.C2 ? 70 : 10;
    if (speed < typical / TYPICAL_FACTOR || speed > typical * TYPICAL_FACTOR) {
      add(
          HINT,
          "unusual-speed",
          String.format(
              Locale.ROOT,
              "It moves %.1f px/h; Kreutz comets move about %.0f in %s. Check that all marks are of"
                  + " the same object.",
              speed,
              typical,
              instrument));
    }
  }

  private void frames() {
    if (marks.isEmpty()) {
      return;
    }
    if (marks.size() < CONFIRMED_FRAMES) {
      add(
          HINT,
          "few-frames",
          "A comet is confirmed when it shows in 6 to 7 consecutive images: look for it in the"
              + " frames before and after.");
    }
    for (int i = 1; i < marks.size(); i++) {
      Duration gap = Duration.between(marks.get(i - 1).observedAt(), marks.get(i).observedAt());
      if (gap.compareTo(LONG_GAP) > 0) {
        add(
            HINT,
            "gap",
            "There are %d hours between %s and %s: mark it in the frames between them, if there are any."
                .formatted(gap.toHours(), marks.get(i - 1).frame(), marks.get(i).frame()));
      }
    }
  }

  private void measured() {
    long fitted = marks.stream().filter(mark -> mark.method() == MarkMethod.COURSE).count();
    if (fitted > 0) {
      add(
          HINT,
          "not-measured",
          "%d of %d positions are places on the course that the search fitted: see that the object is there in each frame; marking it there measures its light."
              .formatted(fitted, marks.size()));
    }
  }

  private static String rounded(String sentence, double number) {
    return String.format(Locale.ROOT, sentence, number);
  }
}
