package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.comethunter.domain.geometry.FrameGeometry;

/** Weighs what speaks for a track, and what against it. */
final class Weighing {
  private static final double[] RIDGE_RADII = {3.5, 5, 7};
  private static final double[] CONTROL_RADII = {8, 12, 16};
  private static final int DIRECTIONS = 8;
  private static final float LOW = -3;
  private static final float SHOWS = 0.7f;

  /** A star is known as one when it was seen for so long. */
  private static final double STAR_HOURS = 3;

  /** So many frames before and after are looked at for what is as bright, */
  private static final int BEYOND = 8;

  private static final int LEAST_BEYOND = 4;

  /** and for no less than that, */
  private static final double FAINT = 4.5;

  private static final double AS_BRIGHT = 0.8;

  /** so many pixels around; */
  private static final double NEAR = 40;

  /** or more around what is so bright, */
  private static final double NEAR_BRIGHT = 70;

  private static final double BRIGHT = 8;

  /** but not so near to where it must have been itself, as it moved in so many frames, */
  private static final double OWN = 6;

  /** and of the way to there; */
  private static final double ASTRAY = 0.2;

  private static final int FOR_COURSE = 5;

  /** fewer are chance. */
  private static final int LEAST_NEAR = 3;

  /** A frame is compared with so many before and after. */
  private static final int AROUND = 2;

  private static final double DROPPED = 0.3;

  /** Beyond, it does not matter how much more uneven it is. */
  private static final float MOST = 12;

  /** By how much of its mean a comet's significance changes, for other reasons than noise. */
  private static final double CHANGE = 0.25;

  /** From so many frames on, a trend in time is allowed for. */
  private static final int LEAST_FOR_TREND = 6;

  private Weighing() {}

  /**
   * Weighs a track.
   *
   * @param frames those of the last hours, in time order
   */
  static Evidence of(Track track, List<SearchedFrame> frames) {
    List<Track.Step> arc = track.arc();
    Track.Step first = arc.getFirst();
    Track.Step last = arc.getLast();
    double hours = last.frame.hour() - first.frame.hour();
    Track.Velocity velocity = track.velocity();
    StarMask.Drift drift = StarMask.Drift.between(last.frame.geometry(), first.frame.geometry());
    Track.Velocity ofStars =
        new Track.Velocity(
            (last.x - drift.x(last.x, last.y)) / hours, (last.y - drift.y(last.x, last.y)) / hours);
    FrameGeometry geometry = last.frame.geometry();
    double fromSunX = last.x - geometry.sunColumn();
    double fromSunY = last.y - geometry.sunRow();
    double[] known =
        arc.stream()
            .mapToDouble(step -> step.significance)
            .filter(it -> !Double.isNaN(it))
            .toArray();
    // what is brighter than the limit in most frames is no chance hit
    float limit = Math.max(Track.HIGH, (float) median(known));
    double score = along(arc, 0, 0, limit);
    return new Evidence(
        (int) arc.stream().filter(step -> step.seen).count(),
        track.rms(),
        clearness(score, arc, limit),
        Arrays.stream(known).average().orElseThrow(),
        ridge(arc, limit) / score,
        uneven(known),
        Arrays.stream(known).filter(it -> it > SHOWS).count() / (double) arc.size(),
        dropouts(known),
        velocity.speed(),
        velocity.minus(ofStars).speed(),
        isFresh(first, frames),
        strangers(arc, frames, median(known)),
        (velocity.x() * fromSunX + velocity.y() * fromSunY)
            / (velocity.speed() * Math.hypot(fromSunX, fromSunY)));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static double clearness(double score, List<Track.Step> arc, float limit) {
    double sum = 0;
    double squares = 0;
    int count = CONTROL_RADII.length * DIRECTIONS;
    for (double radius : CONTROL_RADII) {
      for (int d = 0; d < DIRECTIONS; d++) {
        // turned a little from ring to ring, so that no direction is asked twice
        double angle = 2 * Math.PI * (d + radius / DIRECTIONS) / DIRECTIONS;
        double value = along(arc, radius * Math.cos(angle), radius * Math.sin(angle), limit);
        sum += value;
        squares += value * value;
      }
    }
    double mean = sum / count;
    double scatter = Math.sqrt(Math.max(0, squares / count - mean * mean));
    return (score - mean) / Math.max(1, scatter);
  }

  private static double ridge(List<Track.Step> arc, float limit) {
    double most = 0;
    for (double radius : RIDGE_RADII) {
      for (int d = 0; d < DIRECTIONS; d++) {
        double dx = radius * Math.cos(Math.PI * d / DIRECTIONS);
        double dy = radius * Math.sin(Math.PI * d / DIRECTIONS);
        most = Math.max(most, Math.min(along(arc, dx, dy, limit), along(arc, -dx, -dy, limit)));
      }
    }
    return most;
  }

  /** What a parallel course adds up to; each frame counts up to a limit. */
  private static double along(List<Track.Step> arc, double dx, double dy, float limit) {
    double sum = 0;
    int known = 0;
    for (Track.Step step : arc) {
      float z = step.frame.values().at(step.x + dx, step.y + dy);
      if (!Float.isNaN(step.significance) && !Float.isNaN(z)) {
        sum += Math.clamp(z, LOW, limit);
        known++;
      }
    }
    return known < 3 ? 0 : sum / Math.sqrt(known);
  }

  private static boolean isFresh(Track.Step first, List<SearchedFrame> frames) {
    return frames.reversed().stream()
        .filter(it -> it.hour() <= first.frame.hour() - STAR_HOURS)
        .findFirst()
        .map(
            before -> {
              StarMask.Drift drift =
                  StarMask.Drift.between(first.frame.geometry(), before.geometry());
              return Float.isNaN(
                  before.values().at(drift.x(first.x, first.y), drift.y(first.x, first.y)));
            })
        .orElse(true);
  }

  private static double strangers(List<Track.Step> arc, List<SearchedFrame> frames, double usual) {
    double least = Math.max(FAINT, AS_BRIGHT * usual);
    double distance = usual < BRIGHT ? NEAR : NEAR_BRIGHT;
    double begin = arc.getFirst().frame.hour();
    double end = arc.getLast().frame.hour();
    List<Boolean> near = new ArrayList<>();
    Beyond before = Beyond.first(arc);
    frames.reversed().stream()
        .filter(it -> it.hour() < begin)
        .limit(BEYOND)
        .forEach(it -> near.add(before.hasStranger(it, distance, least)));
    Beyond after = Beyond.last(arc);
    frames.stream()
        .filter(it -> it.hour() > end)
        .limit(BEYOND)
        .forEach(it -> near.add(after.hasStranger(it, distance, least)));
    long count = near.stream().filter(it -> it).count();
    if (near.size() < LEAST_BEYOND) {
      return 1; // not to be told yet
    }
    return count < LEAST_NEAR ? 0 : count / (double) near.size();
  }

  /**
   * The end of an arc, and how it went there.
   *
   * @param vx columns an hour
   * @param vy rows an hour
   */
  private record Beyond(Track.Step end, double vx, double vy) {
    static Beyond first(List<Track.Step> arc) {
      return between(arc.getFirst(), arc.get(Math.min(arc.size() - 1, FOR_COURSE)));
    }

    static Beyond last(List<Track.Step> arc) {
      return between(arc.getLast(), arc.get(Math.max(0, arc.size() - 1 - FOR_COURSE)));
    }

    private static Beyond between(Track.Step end, Track.Step other) {
      double hours = other.frame.hour() - end.frame.hour();
      return new Beyond(end, (other.x - end.x) / hours, (other.y - end.y) / hours);
    }

    /** Whether something is near that is not the object itself, farther on its course. */
    boolean hasStranger(SearchedFrame frame, double distance, double least) {
      double hours = frame.hour() - end.frame.hour();
      double x = vx * hours;
      double y = vy * hours;
      double own = OWN + ASTRAY * Math.hypot(x, y);
      return frame.peaks().near(end.x, end.y, distance, least).stream()
          .anyMatch(it -> Math.hypot(it.column() - end.x - x, it.row() - end.y - y) > own);
    }
  }

  private static double dropouts(double[] known) {
    int count = 0;
    for (int i = 1; i < known.length - 1; i++) {
      double before = mean(known, Math.max(0, i - AROUND), i);
      double after = mean(known, i + 1, Math.min(known.length, i + 1 + AROUND));
      double others = Math.min(before, after);
      count += others >= FAINT && known[i] < DROPPED * others ? 1 : 0;
    }
    return count / (double) known.length;
  }

  private static double mean(double[] values, int from, int to) {
    return Arrays.stream(values, from, to).average().orElseThrow();
  }

  private static double uneven(double[] known) {
    int n = known.length;
    double[] values = Arrays.stream(known).map(it -> Math.min(it, MOST)).toArray();
    double mean = Arrays.stream(values).average().orElseThrow();
    double centre = (n - 1) / 2.0;
    double slope = 0;
    double lever = 0;
    for (int i = 0; i < n; i++) {
      slope += (i - centre) * values[i];
      lever += (i - centre) * (i - centre);
    }
    slope = n < LEAST_FOR_TREND ? 0 : slope / lever;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double left = values[i] - mean - slope * (i - centre);
      squares += left * left;
    }
    int free = n < LEAST_FOR_TREND ? n - 1 : n - 2;
    return squares / free / (1 + CHANGE * CHANGE * mean * mean);
  }
}
