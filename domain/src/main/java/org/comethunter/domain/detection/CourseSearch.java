package org.comethunter.domain.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.comethunter.domain.instrument.Instrument;

/** Searches the latest frames for paths along which the significances add up. Not thread-safe. */
final class CourseSearch {
  private static final double EARLY_PULL = 0.35;

  private final Settings settings;
  private final double[] pulls;
  private final Fit fit;

  record Settings(
      double slowest,
      double fastest,
      List<Integer> lags,
      int window,
      List<Double> pulls,
      float leastPeak,
      float leastPair,
      float early,
      float keep) {
    static Settings of(Instrument camera) {
      return switch (camera) {
        case C2 ->
            new Settings(20, 160, List.of(2, 4), 12, List.of(0.0, 0.35, 0.7), 1.2f, 5, 6.5f, 7);
        case C3 -> new Settings(3, 28, List.of(3, 8), 20, List.of(0.3), 1.2f, 5, 6.5f, 7);
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

  /**
   * Searches frames.
   *
   * @param latestFirst the frames, the latest first
   */
  List<Hit> search(List<SearchedFrame> latestFirst) {
    List<Hit> hits = new ArrayList<>();
    int frames = latestFirst.size();
    if (frames < 4) {
      return hits;
    }
    int width = latestFirst.getFirst().clean().width();
    int height = latestFirst.getFirst().clean().height();
    double now = latestFirst.getFirst().hour();
    short[][] maps = new short[frames][];
    double[] hours = new double[frames];
    for (int i = 0; i < frames; i++) {
      maps[i] = latestFirst.get(i).clean().stored();
      hours[i] = latestFirst.get(i).hour() - now;
    }
    for (int lag : settings.lags) {
      if (lag < frames) {
        Peaks there = latestFirst.get(lag).peaks();
        pairs(maps, hours, lag, width, height, latestFirst.getFirst().peaks(), there, hits);
      }
    }
    return distinct(hits, hours).stream().map(hit -> hit.at(now)).toList();
  }

  private void pairs(
      short[][] maps,
      double[] hours,
      int lag,
      int width,
      int height,
      Peaks now,
      Peaks then,
      List<Hit> hits) {
    double apart = -hours[lag];
    double near = settings.slowest * apart;
    double far = settings.fastest * apart;
    for (int a = 0; a < now.size(); a++) {
      float xa = now.x[a];
      float ya = now.y[a];
      float least = settings.leastPair - now.z[a];
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
              along(maps, hours, lag, width, height, xa, ya, dx, dy, hits);
            }
          }
        }
      }
    }
  }

  private void along(
      short[][] maps,
      double[] hours,
      int lag,
      int width,
      int height,
      float xa,
      float ya,
      double dx,
      double dy,
      List<Hit> hits) {
    double t = hours[lag];
    double mx = xa + dx / 2 - fit.sunX();
    double my = ya + dy / 2 - fit.sunY();
    double full = fit.pullAt(xa + dx / 2, ya + dy / 2);
    {
      double ax = -EARLY_PULL * full * mx;
      double ay = -EARLY_PULL * full * my;
      double vx = dx / t - ax * t / 2;
      double vy = dy / t - ay * t / 2;
      int sum = 0;
      int known = 0;
      for (int i = 0; i < maps.length && known < 4; i++) {
        double s = hours[i];
        int x = (int) (xa + s * (vx + s * ax / 2) + 0.5);
        int y = (int) (ya + s * (vy + s * ay / 2) + 0.5);
        if (x < 0 || y < 0 || x >= width || y >= height) {
          return;
        }
        short value = maps[i][y * width + x];
        if (value != Significances.NONE) {
          known++;
          sum += Math.clamp(value, -128, 256);
        }
      }
      if (known < 4 || sum * Significances.UNIT < settings.early) {
        return;
      }
    }
    float best = 0;
    int bestFrames = 0;
    Course bestCourse = null;
    for (double share : pulls) {
      double ax = -share * full * mx;
      double ay = -share * full * my;
      double vx = dx / t - ax * t / 2;
      double vy = dy / t - ay * t / 2;
      int sum = 0;
      int known = 0;
      float top = 0;
      int topFrames = 0;
      for (int i = 0; i < maps.length; i++) {
        double s = hours[i];
        int x = (int) (xa + s * (vx + s * ax / 2) + 0.5);
        int y = (int) (ya + s * (vy + s * ay / 2) + 0.5);
        if (x < 0 || y < 0 || x >= width || y >= height) {
          break;
        }
        short value = maps[i][y * width + x];
        if (value != Significances.NONE) {
          known++;
          sum += Math.clamp(value, -128, 256);
          if (known >= 4) {
            float score = sum * Significances.UNIT * ROOT[known];
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
    }
    if (best >= settings.keep) {
      hits.add(new Hit(bestCourse, best, bestFrames));
    }
  }

  private static final float[] ROOT = new float[200];

  static {
    for (int i = 1; i < ROOT.length; i++) {
      ROOT[i] = (float) (1 / Math.sqrt(i));
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
