package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.comethunter.domain.instrument.Instrument;

/** Searches the latest frames for paths along which the significances add up. Not thread-safe. */
final class CourseSearch {
  private static final int LEAST = 4;
  private static final double EARLY_PULL = 0.35;

  /** What a frame counts at least and at most, in units of the maps. */
  private static final int LOW = Math.round(-2 / Significances.UNIT);

  private static final int HIGH = Math.round(4 / Significances.UNIT);

  /** By so much another pull than the first may raise what lies along a course. */
  private static final float HOPE = 2;

  /** Square roots of numbers of frames. */
  private static final float[] ROOT = new float[64];

  static {
    for (int i = 0; i < ROOT.length; i++) {
      ROOT[i] = (float) Math.sqrt(i);
    }
  }

  private final Settings settings;
  private final double[] pulls;
  private final Fit fit;

  record Settings(
      SearchedSpeeds speeds,
      List<Integer> lags,
      int window,
      List<Double> pulls,
      float leastPeak,
      float leastPair,
      float early,
      float keep) {
    static Settings of(Instrument camera) {
      SearchedSpeeds speeds = SearchedSpeeds.of(camera);
      return switch (camera) {
        case C2 ->
            new Settings(speeds, List.of(2, 4), 12, List.of(0.35, 0.0, 0.7), 1.2f, 5.5f, 1.75f, 7);
        case C3 -> new Settings(speeds, List.of(3, 8), 20, List.of(0.3), 1.2f, 5.5f, 1.75f, 7);
      };
    }
  }

  /** A course and what lies along it, the latest frame first. */
  record Hit(Course course, float score, int frames) {
    /** The same with another hour for its beginning. */
    Hit at(double hour) {
      return new Hit(
          new Course(
              hour, course.x(), course.y(), course.vx(), course.vy(), course.ax(), course.ay()),
          score,
          frames);
    }
  }

  CourseSearch(Settings settings, Fit fit) {
    this.settings = settings;
    this.pulls = settings.pulls.stream().mapToDouble(it -> it).toArray();
    this.fit = fit;
  }

  /** The maps of the frames, the latest first, and when they were taken, in hours from it. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Sky(short[][] maps, double[] hours, int width, int height) {
    static Sky of(List<SearchedFrame> latestFirst) {
      SearchedFrame latest = latestFirst.getFirst();
      short[][] maps = new short[latestFirst.size()][];
      double[] hours = new double[maps.length];
      for (int i = 0; i < maps.length; i++) {
        maps[i] = latestFirst.get(i).values().stored();
        hours[i] = latestFirst.get(i).hour() - latest.hour();
      }
      return new Sky(maps, hours, latest.values().width(), latest.values().height());
    }
  }

  /**
   * Searches frames.
   *
   * @param latestFirst the frames, the latest first
   */
  List<Hit> search(List<SearchedFrame> latestFirst) {
    List<Hit> hits = new ArrayList<>();
    if (latestFirst.size() < LEAST) {
      return hits;
    }
    Sky sky = Sky.of(latestFirst);
    for (int lag : settings.lags) {
      if (lag < latestFirst.size()) {
        pairs(sky, lag, latestFirst.getFirst().peaks(), latestFirst.get(lag).peaks(), hits);
      }
    }
    double now = latestFirst.getFirst().hour();
    return distinct(hits, sky.hours).stream().map(hit -> hit.at(now)).toList();
  }

  private void pairs(Sky sky, int lag, Peaks now, Peaks then, List<Hit> hits) {
    Glance glance = Glance.of(sky, lag);
    int early = Math.round(settings.early * (2 + glance.frames.length) / Significances.UNIT);
    double near = settings.speeds.slowest() * -sky.hours[lag];
    double far = settings.speeds.fastest() * -sky.hours[lag];
    for (int a = 0; a < now.size(); a++) {
      float xa = now.x[a];
      float ya = now.y[a];
      float least = settings.leastPair - now.z[a];
      double pull = EARLY_PULL * fit.pullAt(xa, ya);
      int c0 = Math.max(0, (int) ((xa - far) / Peaks.CELL));
      int c1 = Math.min(then.columns - 1, (int) ((xa + far) / Peaks.CELL));
      int r0 = Math.max(0, (int) ((ya - far) / Peaks.CELL));
      int r1 = Math.min(then.rows - 1, (int) ((ya + far) / Peaks.CELL));
      for (int r = r0; r <= r1; r++) {
        for (int c = c0; c <= c1; c++) {
          int cell = r * then.columns + c;
          for (int b = then.first[cell]; b < then.first[cell + 1] && then.z[b] >= least; b++) {
            double dx = then.x[b] - xa;
            double dy = then.y[b] - ya;
            double distance = dx * dx + dy * dy;
            if (distance >= near * near && distance <= far * far) {
              int pair = (int) ((now.z[a] + then.z[b]) / Significances.UNIT);
              if (pair + quick(sky, glance, pull, xa, ya, dx, dy) >= early) {
                along(sky, lag, xa, ya, dx, dy, hits);
              }
            }
          }
        }
      }
    }
  }

  /**
   * Where a course is looked at first: in up to three frames between those of a pair, spread
   * evenly; or in one more, beyond them.
   *
   * @param frames those
   * @param shares at which part of the way they are
   * @param bends half the square of hours by which an acceleration moves it there, off that way
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Glance(int[] frames, double[] shares, double[] bends) {
    static Glance of(Sky sky, int lag) {
      int between = Math.min(3, lag - 1);
      int count = between > 1 || lag + 1 >= sky.maps.length ? between : 2;
      Glance glance = new Glance(new int[count], new double[count], new double[count]);
      double t = sky.hours[lag];
      for (int i = 0; i < count; i++) {
        int frame = i < between ? (i + 1) * lag / (between + 1) : lag + 1;
        double s = sky.hours[frame];
        glance.frames[i] = frame;
        glance.shares[i] = s / t;
        glance.bends[i] = s * (s - t) / 2;
      }
      return glance;
    }
  }

  /** What lies along a course through a pair in some other frames. */
  private int quick(Sky sky, Glance glance, double pull, float xa, float ya, double dx, double dy) {
    double ax = -pull * (xa + dx / 2 - fit.sunX());
    double ay = -pull * (ya + dy / 2 - fit.sunY());
    int sum = 0;
    for (int i = 0; i < glance.frames.length; i++) {
      int x = (int) (xa + glance.shares[i] * dx + glance.bends[i] * ax + 0.5);
      int y = (int) (ya + glance.shares[i] * dy + glance.bends[i] * ay + 0.5);
      if (x >= 0 && y >= 0 && x < sky.width && y < sky.height) {
        short value = sky.maps[glance.frames[i]][y * sky.width + x];
        sum += Significances.isOpen(value) ? Math.clamp(value, LOW, HIGH) : 0;
      }
    }
    return sum;
  }

  private void along(Sky sky, int lag, float xa, float ya, double dx, double dy, List<Hit> hits) {
    double t = sky.hours[lag];
    double mx = xa + dx / 2 - fit.sunX();
    double my = ya + dy / 2 - fit.sunY();
    double full = fit.pullAt(xa + dx / 2, ya + dy / 2);
    float best = 0;
    int bestFrames = 0;
    Course bestCourse = null;
    for (double share : pulls) {
      double ax = -share * full * mx;
      double ay = -share * full * my;
      double halfX = ax / 2;
      double halfY = ay / 2;
      double vx = dx / t - ax * t / 2;
      double vy = dy / t - ay * t / 2;
      int sum = 0;
      int known = 0;
      float top = 0;
      int topFrames = 0;
      for (int i = 0; i < sky.maps.length; i++) {
        double s = sky.hours[i];
        int x = (int) (xa + s * (vx + s * halfX) + 0.5);
        int y = (int) (ya + s * (vy + s * halfY) + 0.5);
        if (x < 0 || y < 0 || x >= sky.width || y >= sky.height) {
          break;
        }
        short value = sky.maps[i][y * sky.width + x];
        if (Significances.isOpen(value)) {
          known++;
          sum += Math.clamp(value, LOW, HIGH);
          if (known >= LEAST) {
            float score = sum * Significances.UNIT / ROOT[known];
            if (score > top) {
              top = score;
              topFrames = known;
            }
          }
        }
      }
      if (top > best) {
        best = top;
        bestFrames = topFrames;
        bestCourse = new Course(0, xa, ya, vx, vy, ax, ay);
      }
      if (best < settings.keep - HOPE) {
        return;
      }
    }
    if (best >= settings.keep) {
      hits.add(new Hit(bestCourse, best, bestFrames));
    }
  }

  private static boolean near(double dx, double dy) {
    return dx * dx + dy * dy < 16;
  }

  /** Of hits that lie side by side the clearest. */
  private static List<Hit> distinct(List<Hit> hits, double[] hours) {
    List<Hit> sorted = new ArrayList<>(hits);
    sorted.sort(Comparator.comparingDouble(Hit::score).reversed());
    List<Hit> kept = new ArrayList<>();
    double early = hours[Math.min(3, hours.length - 1)];
    for (Hit hit : sorted) {
      boolean fresh = true;
      for (Hit other : kept) {
        if (near(hit.course.x() - other.course.x(), hit.course.y() - other.course.y())
            && near(
                hit.course.xAt(early) - other.course.xAt(early),
                hit.course.yAt(early) - other.course.yAt(early))) {
          fresh = false;
          break;
        }
      }
      if (fresh) {
        kept.add(hit);
      }
      if (kept.size() > 500) {
        break;
      }
    }
    return kept;
  }
}
