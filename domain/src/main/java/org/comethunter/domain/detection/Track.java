package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An object that is followed from frame to frame. Not thread-safe. */
final class Track {
  /** A single frame counts no more than this: a cosmic ray must not make a comet. */
  static final float HIGH = 4.5f;

  static final float LOW = -2;

  /** What a frame must add, on average, to belong to the visible arc. */
  private static final float COST = 0.9f;

  /** So many frames are kept of it, about eight hours. */
  private static final int MOST = 40;

  private static final float SEEN = 1.5f;
  private static final int LEAST = 4;
  private static final int AROUND = 7;
  private static final double TAKEN = 5;
  private static final float MOST_CLARITY = 6;

  private final List<Step> steps = new ArrayList<>();
  private Course course;
  private double rms;
  private int first;
  private int last = -1;
  private float score;

  /** One frame of it. */
  static final class Step {
    final SearchedFrame frame;

    /** Where a peak was, or where it must have been. */
    final double peakX;

    final double peakY;
    final boolean seen;

    /** Of the peak, at most 6; 0 if none was seen. */
    final float clarity;

    /** On the fitted course. */
    double x;

    double y;

    /** On the fitted course; NaN if that is not to be known. */
    float significance;

    Step(SearchedFrame frame, double x, double y, float clarity) {
      this.frame = frame;
      this.peakX = x;
      this.peakY = y;
      this.clarity = Math.min(MOST_CLARITY, clarity);
      this.seen = clarity > 0;
      this.x = x;
      this.y = y;
    }
  }

  /**
   * How it moves.
   *
   * @param x columns an hour
   * @param y rows an hour
   */
  record Velocity(double x, double y) {
    double speed() {
      return Math.hypot(x, y);
    }

    Velocity minus(Velocity other) {
      return new Velocity(x - other.x, y - other.y);
    }
  }

  Track(Course course) {
    this.course = course;
  }

  List<Step> steps() {
    return steps;
  }

  /** The steps of the visible arc. */
  List<Step> arc() {
    return steps.subList(first, last + 1);
  }

  /** On average over the visible arc. */
  Velocity velocity() {
    Step begin = arc().getFirst();
    Step end = arc().getLast();
    double hours = end.frame.hour() - begin.frame.hour();
    return new Velocity((end.x - begin.x) / hours, (end.y - begin.y) / hours);
  }

  Course course() {
    return course;
  }

  double rms() {
    return rms;
  }

  float score() {
    return score;
  }

  /** Looks for it in a frame. */
  void look(SearchedFrame frame, double reach) {
    double x = course.xAt(frame.hour());
    double y = course.yAt(frame.hour());
    Significances values = frame.values();
    int column = (int) Math.round(x);
    int row = (int) Math.round(y);
    int far = (int) Math.ceil(reach);
    float best = Float.NEGATIVE_INFINITY;
    int bx = 0;
    int by = 0;
    for (int yy = row - far; yy <= row + far; yy++) {
      for (int xx = column - far; xx <= column + far; xx++) {
        float z = values.openAt(xx, yy);
        if (z > best && Math.hypot(xx - x, yy - y) <= reach + 0.3) {
          best = z;
          bx = xx;
          by = yy;
        }
      }
    }
    Step step;
    if (best >= SEEN) {
      double px = bx + vertex(values.openAt(bx - 1, by), best, values.openAt(bx + 1, by));
      double py = by + vertex(values.openAt(bx, by - 1), best, values.openAt(bx, by + 1));
      step = new Step(frame, px, py, best);
    } else {
      step = new Step(frame, x, y, 0);
    }
    steps.add(step);
    steps.sort(Comparator.comparingDouble(it -> it.frame.hour()));
    if (steps.size() > MOST) {
      steps.removeFirst();
    }
  }

  private static float vertex(float before, float here, float after) {
    float bend = 2 * here - before - after;
    return bend > 0 ? Math.clamp((after - before) / (2 * bend), -0.5f, 0.5f) : 0;
  }

  /** Fits the course to where it was seen around the latest frame. */
  void fit(Fit fit) {
    List<Step> seen = steps.stream().filter(it -> it.seen).toList();
    List<Step> latest = seen.subList(Math.max(0, seen.size() - 2 * AROUND), seen.size());
    if (latest.size() >= 3) {
      course = fit.of(latest.stream().map(Track::point).toList()).course();
    }
  }

  private static Fit.Point point(Step step) {
    return new Fit.Point(step.frame.hour(), step.peakX, step.peakY, step.clarity * step.clarity);
  }

  /** Places of tracks that are clearer. */
  interface Places {
    boolean isTaken(SearchedFrame frame, double x, double y);
  }

  /** Fits every place from those around it, measures there, and finds the visible arc. */
  void measure(Fit fit, Places taken) {
    double squares = 0;
    int counted = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      List<Fit.Point> around = new ArrayList<>();
      for (int k = Math.max(0, i - AROUND); k <= Math.min(steps.size() - 1, i + AROUND); k++) {
        if (steps.get(k).seen) {
          around.add(point(steps.get(k)));
        }
      }
      if (around.size() >= 3) {
        Course local = fit.of(around).course();
        step.x = local.xAt(step.frame.hour());
        step.y = local.yAt(step.frame.hour());
        if (step.seen) {
          squares += square(step.x - step.peakX) + square(step.y - step.peakY);
          counted++;
        }
      }
      step.significance =
          taken.isTaken(step.frame, step.x, step.y)
              ? Float.NaN
              : step.frame.values().openAt(step.x, step.y);
    }
    rms = counted == 0 ? 0 : Math.sqrt(squares / counted / 2);
    findArc();
  }

  private static double square(double value) {
    return value * value;
  }

  private void findArc() {
    first = 0;
    last = -1;
    score = 0;
    float best = 0;
    float sum = 0;
    int begin = 0;
    for (int i = 0; i < steps.size(); i++) {
      float z = steps.get(i).significance;
      sum += Float.isNaN(z) ? 0 : Math.clamp(z, LOW, HIGH) - COST;
      if (sum <= 0) {
        sum = 0;
        begin = i + 1;
      } else if (sum > best) {
        best = sum;
        first = begin;
        last = i;
      }
    }
    float all = 0;
    int known = 0;
    for (Step step : arc()) {
      if (!Float.isNaN(step.significance)) {
        all += Math.clamp(step.significance, LOW, HIGH);
        known++;
      }
    }
    score = known < LEAST ? 0 : (float) (all / Math.sqrt(known));
  }

  /** How often it was not on its arc any more. */
  int after() {
    return steps.size() - 1 - last;
  }

  /** Whether something at that place is taken for this. */
  boolean takes(SearchedFrame frame, double x, double y) {
    for (Step step : arc()) {
      if (step.frame.id().equals(frame.id())) {
        return square(step.x - x) + square(step.y - y) < TAKEN * TAKEN;
      }
    }
    return false;
  }

  /** Whether the two were in the same places in most of the frames they share. */
  boolean isSameAs(Track other) {
    int near = 0;
    int mine = arc().size();
    for (Step step : arc()) {
      near += other.takes(step.frame, step.x, step.y) ? 1 : 0;
    }
    return near >= 2 && 2 * near >= Math.min(mine, other.arc().size());
  }
}
