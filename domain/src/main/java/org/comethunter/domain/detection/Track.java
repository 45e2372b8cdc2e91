package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An object that is followed from frame to frame. Not thread-safe. */
final class Track {
  /** Frames of which the latest part of the course is fitted. */
  private static final int FITTED = 14;

  private static final float LOW = -2;
  private static final float HIGH = 5;
  private static final float SEEN = 1.5f;
  private static final int LOST = 5;

  private final List<Step> steps = new ArrayList<>();
  private Course course;
  private double rms;

  /** What was found of it in one frame: where it was seen or must have been. */
  record Step(SkyMap map, double hour, double x, double y, float significance, boolean seen) {}

  Track(Course course) {
    this.course = course;
  }

  List<Step> steps() {
    return steps;
  }

  Course course() {
    return course;
  }

  double rms() {
    return rms;
  }

  /** Looks for it in a frame; nothing is added if that is not to be known. */
  boolean look(SkyMap map, Significances values, double reach) {
    double hour = CourseSearch.hour(map);
    double x = course.xAt(hour);
    double y = course.yAt(hour);
    Step step = measured(map, values, hour, x, y, reach);
    if (step == null) {
      return false;
    }
    steps.add(step);
    steps.sort(Comparator.comparingDouble(Step::hour));
    return true;
  }

  private static Step measured(
      SkyMap map, Significances values, double hour, double x, double y, double reach) {
    int column = (int) Math.round(x);
    int row = (int) Math.round(y);
    int steps = (int) Math.ceil(reach);
    float best = Float.NEGATIVE_INFINITY;
    int bx = 0;
    int by = 0;
    for (int yy = row - steps; yy <= row + steps; yy++) {
      for (int xx = column - steps; xx <= column + steps; xx++) {
        float z = values.at(xx, yy);
        double off = Math.hypot(xx - x, yy - y);
        if (off <= reach + 0.3 && z > best) {
          best = z;
          bx = xx;
          by = yy;
        }
      }
    }
    if (best >= SEEN) {
      double px = bx + vertex(values.at(bx - 1, by), best, values.at(bx + 1, by));
      double py = by + vertex(values.at(bx, by - 1), best, values.at(bx, by + 1));
      float forced = values.at(x, y);
      return new Step(map, hour, px, py, Float.isNaN(forced) ? best : forced, true);
    }
    float forced = values.at(x, y);
    return Float.isNaN(forced) ? null : new Step(map, hour, x, y, forced, false);
  }

  private static float vertex(float before, float here, float after) {
    float bend = 2 * here - before - after;
    return bend > 0 ? Math.clamp((after - before) / (2 * bend), -0.5f, 0.5f) : 0;
  }

  /** Fits the course to where it was seen last. */
  void fit(Fit fit) {
    List<Step> seen = steps.stream().filter(Step::seen).toList();
    List<Step> last = seen.subList(Math.max(0, seen.size() - FITTED), seen.size());
    if (last.size() >= 3) {
      Fit.Result result = fit.of(last.stream().map(Track::point).toList());
      course = result.course();
      rms = result.rms();
    }
  }

  static Fit.Point point(Step step) {
    double z = Math.min(HIGH, step.significance());
    return new Fit.Point(step.hour(), step.x(), step.y(), Math.max(1, z * z));
  }

  /** What was seen along it adds up to this, in units of the noise. */
  float score() {
    float sum = 0;
    for (Step step : steps) {
      sum += Math.clamp(step.significance(), LOW, HIGH);
    }
    return steps.isEmpty() ? 0 : (float) (sum / Math.sqrt(steps.size()));
  }

  float mean() {
    float sum = 0;
    for (Step step : steps) {
      sum += Math.clamp(step.significance(), LOW, 3 * HIGH);
    }
    return steps.isEmpty() ? 0 : sum / steps.size();
  }

  double shareSeen() {
    return steps.isEmpty()
        ? 0
        : steps.stream().filter(step -> step.significance() > 0.7f).count()
            / (double) steps.size();
  }

  /** Whether it has not shown for a while. */
  boolean isLost(double hour, double cadence) {
    if (steps.isEmpty()) {
      return true;
    }
    double last = steps.stream().filter(Step::seen).mapToDouble(Step::hour).max().orElse(0);
    return hour - last > LOST * cadence;
  }

  /** Whether the two were in the same places in most of the frames they share. */
  boolean isSameAs(Track other, double within) {
    int shared = 0;
    int near = 0;
    for (Step mine : steps) {
      for (Step theirs : other.steps) {
        if (mine.map == theirs.map) {
          shared++;
          near += Math.hypot(mine.x - theirs.x, mine.y - theirs.y) < within ? 1 : 0;
        }
      }
    }
    return near >= 2 && 2 * near >= shared;
  }
}
