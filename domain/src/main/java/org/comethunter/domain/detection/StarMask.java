package org.comethunter.domain.detection;

import java.util.List;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SolarView;
import org.comethunter.domain.geometry.SunPolar;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.orbit.EclipticVector;

/** Takes away what moves as the stars do. */
final class StarMask {
  /** So far away, in AU, that a body is a star. */
  private static final double FAR = 1e9;

  /** In so many other frames it must be known whether there is a star. */
  static final int LEAST = 4;

  private static final float CERTAIN = 4.5f;
  private static final int LOW = -128;
  private static final int HIGH = 256;

  /**
   * The image of a star differs by about that part from frame to frame: it falls between pixels.
   */
  private static final float UNLIKE = 0.2f;

  /** Nothing can be told of what is before stars that stand out more. */
  private static final float BRIGHTEST = 15;

  private static final float FAINTEST = 0.1f;

  /** The variance of a median of normal values, over that of their mean. */
  private static final double MEDIAN = Math.PI / 2;

  private StarMask() {}

  /** Where the stars of one frame's pixels stood in another: an affine map. */
  record Drift(double x0, double xx, double xy, double y0, double yx, double yy) {
    static Drift between(FrameGeometry now, FrameGeometry then) {
      double side = 200;
      PixelPosition origin = new PixelPosition(now.sunColumn() - side, now.sunRow() - side);
      PixelPosition right = new PixelPosition(now.sunColumn() + side, now.sunRow() - side);
      PixelPosition up = new PixelPosition(now.sunColumn() - side, now.sunRow() + side);
      PixelPosition a = moved(origin, now, then);
      PixelPosition b = moved(right, now, then);
      PixelPosition c = moved(up, now, then);
      double xx = (b.column() - a.column()) / (2 * side);
      double yx = (b.row() - a.row()) / (2 * side);
      double xy = (c.column() - a.column()) / (2 * side);
      double yy = (c.row() - a.row()) / (2 * side);
      return new Drift(
          a.column() - xx * origin.column() - xy * origin.row(),
          xx,
          xy,
          a.row() - yx * origin.column() - yy * origin.row(),
          yx,
          yy);
    }

    private static PixelPosition moved(PixelPosition star, FrameGeometry now, FrameGeometry then) {
      SunPolar polar = now.toPolar(star);
      EclipticVector body = SolarView.at(now.observedAt()).direction(polar).times(FAR);
      return then.fromPolar(SolarView.at(then.observedAt()).project(body));
    }

    double x(double column, double row) {
      return x0 + xx * column + xy * row;
    }

    double y(double column, double row) {
      return y0 + yx * column + yy * row;
    }
  }

  /**
   * Takes away what stood there, among the stars, before: the median of the other frames. What is
   * left tells the less the brighter the star is, as its image is never quite the same.
   */
  static Significances without(
      Significances values, FrameGeometry geometry, List<SkyHistory.Flat> others) {
    int width = values.width();
    int height = values.height();
    int[] sum = new int[width * height];
    byte[] known = new byte[sum.length];
    List<Drift> drifts = others.stream().map(it -> Drift.between(geometry, it.geometry())).toList();
    for (int i = 0; i < others.size(); i++) {
      add(others.get(i).values(), drifts.get(i), sum, known);
    }
    float[] brightest = new float[sum.length];
    float[] there = new float[others.size()];
    for (int y = 2; y < height - 2; y++) {
      for (int x = 2; x < width - 2; x++) {
        int i = y * width + x;
        if (known[i] >= LEAST && sum[i] * Significances.UNIT > CERTAIN * Math.sqrt(known[i])) {
          float light = Math.max(FAINTEST, usual(x, y, others, drifts, there));
          for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
              int k = i + dy * width + dx;
              brightest[k] = Math.max(brightest[k], light);
            }
          }
        }
      }
    }
    Significances result = values.copy();
    for (int i = 0; i < sum.length; i++) {
      float star = brightest[i];
      if (star > BRIGHTEST || (star > 0 && known[i] < LEAST)) {
        result.hide(i);
      } else if (star > 0 && Significances.isKnown(values.stored()[i])) {
        float left =
            values.stored()[i] * Significances.UNIT
                - usual(i % width, i / width, others, drifts, there);
        double ofImage = UNLIKE * star;
        result.set(i, (float) (left / Math.sqrt(1 + MEDIAN / known[i] + ofImage * ofImage)));
      }
    }
    return result;
  }

  /** The median of what stood there in the other frames. */
  private static float usual(
      int x, int y, List<SkyHistory.Flat> others, List<Drift> drifts, float[] there) {
    int taken = 0;
    for (int i = 0; i < others.size(); i++) {
      Drift drift = drifts.get(i);
      float z = others.get(i).values().at((int) (drift.x(x, y) + 0.5), (int) (drift.y(x, y) + 0.5));
      if (!Float.isNaN(z)) {
        there[taken++] = z;
      }
    }
    return taken == 0 ? 0 : Quantile.median(there, taken);
  }

  private static void add(Significances there, Drift drift, int[] sum, byte[] known) {
    int width = there.width();
    int height = there.height();
    short[] stored = there.stored();
    for (int y = 0; y < height; y++) {
      double x0 = drift.x(0, y) + 0.5;
      double y0 = drift.y(0, y) + 0.5;
      for (int x = 0; x < width; x++) {
        int xx = (int) (x0 + drift.xx * x);
        int yy = (int) (y0 + drift.yx * x);
        if (xx >= 0 && yy >= 0 && xx < width && yy < height) {
          short value = stored[yy * width + xx];
          if (Significances.isKnown(value)) {
            sum[y * width + x] += Math.clamp(value, LOW, HIGH);
            known[y * width + x]++;
          }
        }
      }
    }
  }
}
