package org.comethunter.domain.detection;

import java.util.Arrays;
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

  /** So many pixels of a row are looked up together. */
  private static final int RUN = 32;

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
  static void takeAway(Significances values, FrameGeometry geometry, List<SkyHistory.Flat> others) {
    int width = values.width();
    int height = values.height();
    List<Sky> skies = others.stream().map(it -> Sky.of(it, geometry)).toList();
    int[] sum = new int[width * height];
    byte[] known = new byte[sum.length];
    for (Sky sky : skies) {
      sky.add(sum, known);
    }
    float[] brightest = new float[sum.length];
    int count = 0;
    for (int y = 2; y < height - 2; y++) {
      for (int x = 2; x < width - 2; x++) {
        int i = y * width + x;
        if (known[i] >= LEAST && sum[i] * Significances.UNIT > CERTAIN * Math.sqrt(known[i])) {
          float light = Math.max(FAINTEST, usual(x, y, skies));
          for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
              int k = i + dy * width + dx;
              count += brightest[k] == 0 ? 1 : 0;
              brightest[k] = Math.max(brightest[k], light);
            }
          }
        }
      }
    }
    int[] places = new int[count];
    float[] left = new float[count];
    int taken = 0;
    for (int i = 0; i < sum.length; i++) {
      float star = brightest[i];
      if (star > BRIGHTEST || (star > 0 && known[i] < LEAST)) {
        values.hide(i);
      } else if (star > 0 && Significances.isKnown(values.stored()[i])) {
        float here = values.stored()[i] * Significances.UNIT;
        double ofImage = UNLIKE * star;
        places[taken] = i;
        left[taken++] =
            (float)
                ((here - usual(i % width, i / width, skies))
                    / Math.sqrt(1 + MEDIAN / known[i] + ofImage * ofImage));
      }
    }
    values.takeStars(Arrays.copyOf(places, taken), left);
  }

  /** The median of what stood there in the other frames. */
  private static float usual(int x, int y, List<Sky> skies) {
    float[] there = new float[skies.size()];
    int taken = 0;
    for (Sky sky : skies) {
      short value = sky.at(x, y);
      if (Significances.isKnown(value)) {
        there[taken++] = value * Significances.UNIT;
      }
    }
    return taken == 0 ? 0 : Quantile.median(there, taken);
  }

  /** Another frame with its stars, and where those of this one stood in it. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Sky(short[] stored, int width, int height, Drift drift) {
    static Sky of(SkyHistory.Flat other, FrameGeometry here) {
      Significances values = other.values();
      return new Sky(
          values.storedWithStars(),
          values.width(),
          values.height(),
          Drift.between(here, other.geometry()));
    }

    /** What stood there, among the stars. */
    short at(int x, int y) {
      int column = column(x, y);
      int row = row(x, y);
      return column >= 0 && row >= 0 && column < width && row < height
          ? stored[row * width + column]
          : Significances.UNKNOWN;
    }

    private int column(int x, int y) {
      return (int) Math.floor(drift.x(x, y) + 0.5);
    }

    private int row(int x, int y) {
      return (int) Math.floor(drift.y(x, y) + 0.5);
    }

    /** Adds what stood at each place, and counts where that is known. */
    void add(int[] sum, byte[] known) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x += RUN) {
          addRun(x, Math.min(width, x + RUN), y, sum, known);
        }
      }
    }

    /**
     * Places side by side mostly stood side by side: then only the first and last are looked up.
     */
    private void addRun(int begin, int end, int y, int[] sum, byte[] known) {
      int last = end - 1;
      int column = column(begin, y);
      int row = row(begin, y);
      boolean together =
          row >= 0
              && row < height
              && column >= 0
              && column + last - begin < width
              && row(last, y) == row
              && column(last, y) == column + last - begin;
      int from = row * width + column;
      int to = y * width + begin;
      for (int i = 0; i < end - begin; i++) {
        short value = together ? stored[from + i] : at(begin + i, y);
        if (Significances.isKnown(value)) {
          sum[to + i] += Math.clamp(value, LOW, HIGH);
          known[to + i]++;
        }
      }
    }
  }
}
