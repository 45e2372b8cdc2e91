package org.comethunter.domain.image;

/**
 * Measures the {@link SkyLevel} of a frame in the open sky about the Sun's centre.
 *
 * <p>The edge of the occulter, the pylon's bright foot and the corners would dominate any figure
 * taken over the whole array, so only an annulus counts: from 1.15 times the inner edge of the
 * instrument's field to 0.95 times the outer. If it holds fewer than 1000 valid pixels, all valid
 * pixels count. Of many pixels an evenly spread part is taken, about 60,000, the same ones every
 * time; that leaves a relative error of about 0.5 % in the noise.
 *
 * <p>Not thread-safe: it keeps its work space.
 */
final class SkyLevelEstimator {
  /**
   * The Sun's radius as seen from SOHO, in arcsec: 959.63 at 1 au (Auwers 1891, the IAU's value
   * until 2015), and about 1 % more from the L1 point, which is 1 % nearer to the Sun. The seasonal
   * ±1.7 % does not matter here.
   */
  static final double SOLAR_RADIUS_ARCSEC = 959.63 * 1.01;

  private static final double INNER_MARGIN = 1.15;
  private static final double OUTER_MARGIN = 0.95;
  private static final int ENOUGH = 1000;
  private static final int SAMPLE = 60_000;
  private static final double MAD_TO_SIGMA = 1.4826;

  private float[] sample = new float[2 * SAMPLE];

  /**
   * Measures an enhanced frame.
   *
   * @param header where the Sun is, and the scale
   * @param mask which values count
   * @param values row-major, row 0 = bottom
   */
  SkyLevel estimate(FrameHeader header, ValidityMask mask, float[] values) {
    double pixelsPerRadius = SOLAR_RADIUS_ARCSEC / header.plateScaleArcsec();
    double inner = header.instrument().innerFieldSolarRadii() * INNER_MARGIN * pixelsPerRadius;
    double outer = header.instrument().outerFieldSolarRadii() * OUTER_MARGIN * pixelsPerRadius;
    int taken = collect(header, mask, values, inner, outer);
    if (taken < ENOUGH) {
      taken = collect(header, mask, values, 0, Double.POSITIVE_INFINITY);
    }
    return taken == 0 ? new SkyLevel(0, 1) : level(taken);
  }

  private int collect(
      FrameHeader header, ValidityMask mask, float[] values, double inner, double outer) {
    int candidates = 0;
    for (int row = 0; row < header.height(); row++) {
      candidates += new Chord(header, row, inner, outer).pixels();
    }
    int step = Math.max(1, candidates / SAMPLE);
    int taken = 0;
    int skip = 0;
    for (int row = 0; row < header.height(); row++) {
      Chord chord = new Chord(header, row, inner, outer);
      int start = row * header.width();
      int index = skip;
      for (; index < chord.pixels(); index += step) {
        int pixel = start + chord.column(index);
        if (mask.isValid(pixel) && Float.isFinite(values[pixel])) {
          sample[taken++] = values[pixel];
        }
      }
      skip = index - chord.pixels();
    }
    return taken;
  }

  private SkyLevel level(int taken) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < taken; i++) {
      sum += sample[i];
      squares += (double) sample[i] * sample[i];
    }
    float median = Quantile.median(sample, taken);
    for (int i = 0; i < taken; i++) {
      sample[i] = Math.abs(sample[i] - median);
    }
    double sigma = MAD_TO_SIGMA * Quantile.median(sample, taken);
    if (sigma > 0) {
      return new SkyLevel(median, sigma);
    }
    // more than half of the pixels share one value: an artificial or a saturated frame
    double mean = sum / taken;
    double deviation = Math.sqrt(Math.max(0, squares / taken - mean * mean));
    return new SkyLevel(median, deviation > 0 ? deviation : 1);
  }

  /** The columns of one row that lie in the annulus: two runs, left and right of the hole. */
  private static final class Chord {
    private final int left;
    private final int leftEnd;
    private final int right;
    private final int rightEnd;

    Chord(FrameHeader header, int row, double inner, double outer) {
      double dy = row - header.sunRow();
      double x = header.sunColumn();
      int width = header.width();
      double reach = Math.sqrt(Math.max(0, outer * outer - dy * dy));
      double hole = Math.sqrt(Math.max(0, inner * inner - dy * dy));
      boolean outside = Math.abs(dy) > outer;
      left = outside ? 0 : clamp(Math.ceil(x - reach), width);
      rightEnd = outside ? 0 : clamp(Math.floor(x + reach) + 1, width);
      leftEnd = Math.max(left, Math.min(rightEnd, clamp(Math.ceil(x - hole), width)));
      right = Math.max(leftEnd, Math.min(rightEnd, clamp(Math.ceil(x + hole), width)));
    }

    private static int clamp(double column, int width) {
      return (int) Math.clamp(column, 0, width);
    }

    int pixels() {
      return leftEnd - left + rightEnd - right;
    }

    int column(int index) {
      int first = leftEnd - left;
      return index < first ? left + index : right + index - first;
    }
  }
}
