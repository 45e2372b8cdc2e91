package org.comethunter.domain.detection;

import java.util.List;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.instrument.Instrument;

/**
 * What speaks for a track, and what against it.
 *
 * @param frames how many frames its arc has
 * @param clearness how far its significances, summed along the course over the root of their number,
 *     stand out from those of parallel courses through the same sky, in units of their scatter
 * @param ridge the part of it that is also found at both of two opposite sides, in the direction
 *     where that is most: the front of an ejection or a streamer goes on there, a comet does not
 * @param positive the part of the arc's frames in which it shows
 * @param speed pixels an hour, on average
 * @param fromStars by how many pixels an hour it moves unlike the stars
 * @param outward the cosine of the angle between its way and the line away from the Sun
 */
record Evidence(
    int frames,
    double clearness,
    double ridge,
    double positive,
    double speed,
    double fromStars,
    double outward) {
  private static final double[] RIDGE_RADII = {3.5, 5, 7};
  private static final double[] CONTROL_RADII = {8, 12, 16};
  private static final int DIRECTIONS = 8;
  private static final float LOW = -3;
  private static final float SHOWS = 0.7f;

  static Evidence of(Track track) {
    List<Track.Step> arc = track.arc();
    Track.Step first = arc.getFirst();
    Track.Step last = arc.getLast();
    double hours = last.frame.hour() - first.frame.hour();
    double vx = (last.x - first.x) / hours;
    double vy = (last.y - first.y) / hours;
    StarMask.Drift drift =
        StarMask.Drift.between(last.frame.geometry(), first.frame.geometry());
    double starX = (last.x - drift.x(last.x, last.y)) / hours;
    double starY = (last.y - drift.y(last.x, last.y)) / hours;
    FrameGeometry geometry = last.frame.geometry();
    double fromSunX = last.x - geometry.sunColumn();
    double fromSunY = last.y - geometry.sunRow();
    double speed = Math.hypot(vx, vy);
    long shown = arc.stream().filter(step -> step.significance > SHOWS).count();
    return new Evidence(
        arc.size(),
        clearness(track.score(), arc),
        ridge(arc) / track.score(),
        shown / (double) arc.size(),
        speed,
        Math.hypot(vx - starX, vy - starY),
        (vx * fromSunX + vy * fromSunY) / (speed * Math.hypot(fromSunX, fromSunY)));
  }

  private static double clearness(double score, List<Track.Step> arc) {
    double sum = 0;
    double squares = 0;
    int count = CONTROL_RADII.length * DIRECTIONS;
    for (double radius : CONTROL_RADII) {
      for (int d = 0; d < DIRECTIONS; d++) {
        // turned a little from ring to ring, so that no direction is asked twice
        double angle = 2 * Math.PI * (d + radius / DIRECTIONS) / DIRECTIONS;
        double value = along(arc, radius * Math.cos(angle), radius * Math.sin(angle));
        sum += value;
        squares += value * value;
      }
    }
    double mean = sum / count;
    double scatter = Math.sqrt(Math.max(0, squares / count - mean * mean));
    return (score - mean) / Math.max(1, scatter);
  }

  private static double ridge(List<Track.Step> arc) {
    double most = 0;
    for (double radius : RIDGE_RADII) {
      for (int d = 0; d < DIRECTIONS; d++) {
        double dx = radius * Math.cos(Math.PI * d / DIRECTIONS);
        double dy = radius * Math.sin(Math.PI * d / DIRECTIONS);
        most = Math.max(most, Math.min(along(arc, dx, dy), along(arc, -dx, -dy)));
      }
    }
    return most;
  }

  /** What a parallel course adds up to. */
  private static double along(List<Track.Step> arc, double dx, double dy) {
    double sum = 0;
    int known = 0;
    for (Track.Step step : arc) {
      float z = step.frame.values().at(step.x + dx, step.y + dy);
      if (!Float.isNaN(step.significance) && !Float.isNaN(z)) {
        sum += Math.clamp(z, LOW, Track.HIGH);
        known++;
      }
    }
    return known < 3 ? 0 : sum / Math.sqrt(known);
  }

  /** Whether it can be a comet at all, however clear it is. */
  boolean isPossible(Instrument camera) {
    boolean moves =
        camera == Instrument.C2
            ? speed >= 20 && fromStars >= 8
            : speed >= 3.5 && fromStars >= 1.5;
    // straight away from the Sun goes what it has thrown out
    return moves && ridge <= 0.38 && positive >= 0.6 && outward <= 0.99;
  }
}
