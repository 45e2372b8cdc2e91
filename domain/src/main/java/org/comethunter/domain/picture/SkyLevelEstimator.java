package org.comethunter.domain.picture;

import org.comethunter.domain.image.Chord;
import org.comethunter.domain.image.FieldOfView;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.image.ValidityMask;

/**
 * Measures the {@link SkyLevel} of a frame in the open sky about the Sun's centre.
 *
 * <p>The edge of the occulter, the pylon's bright foot and the corners would dominate any figure
 * taken over the whole array, so only an annulus counts: from 1.15 times the inner edge of the
 * instrument's field to 0.95 times the outer. If it holds fewer than 1000 valid pixels, all valid
 * pixels count. Of many pixels an evenly spread part is taken, about 20,000, the same ones every
 * time; that leaves a relative error of about 0.8 % in the noise.
 *
 * <p>Not thread-safe: it keeps its work space.
 */
final class SkyLevelEstimator {
  private static final double INNER_MARGIN = 1.15;
  private static final double OUTER_MARGIN = 0.95;
  private static final int ENOUGH = 1000;
  private static final int SAMPLE = 20_000;

  private final float[] sample = new float[2 * SAMPLE + 1];

  /** First column and column after the last of the valid stretches of one row. */
  private int[] segment = new int[0];

  /**
   * Measures an enhanced frame.
   *
   * @param header where the Sun is, and the scale
   * @param mask which values count
   * @param values row-major, row 0 = bottom
   */
  SkyLevel estimate(FrameHeader header, ValidityMask mask, float[] values) {
    double pixelsPerRadius = FieldOfView.SOLAR_RADIUS_ARCSEC / header.plateScaleArcsec();
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
      int segments = cut(mask, row, Chord.of(header, row, inner, outer));
      for (int i = 0; i < segments; i++) {
        candidates += segment[2 * i + 1] - segment[2 * i];
      }
    }
    int step = Math.max(1, candidates / SAMPLE);
    int taken = 0;
    int skip = 0;
    for (int row = 0; row < header.height(); row++) {
      int segments = cut(mask, row, Chord.of(header, row, inner, outer));
      for (int i = 0; i < segments; i++) {
        int column = segment[2 * i] + skip;
        for (; column < segment[2 * i + 1]; column += step) {
          float value = values[row * header.width() + column];
          if (Float.isFinite(value)) {
            sample[taken++] = value;
          }
        }
        skip = column - segment[2 * i + 1];
      }
    }
    return taken;
  }

  /** Finds the valid stretches of a chord; returns how many there are. */
  private int cut(ValidityMask mask, int row, Chord chord) {
    int found = 0;
    int runs = mask.runs(row);
    if (segment.length < 4 * runs) {
      segment = new int[4 * runs];
    }
    for (int run = 0; run < runs; run++) {
      int from = mask.runStart(row, run);
      int to = mask.runEnd(row, run);
      found = add(found, Math.max(from, chord.left()), Math.min(to, chord.leftEnd()));
      found = add(found, Math.max(from, chord.right()), Math.min(to, chord.rightEnd()));
    }
    return found;
  }

  private int add(int found, int from, int to) {
    if (from >= to) {
      return found;
    }
    segment[2 * found] = from;
    segment[2 * found + 1] = to;
    return found + 1;
  }

  private SkyLevel level(int taken) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < taken; i++) {
      sum += sample[i];
      squares += (double) sample[i] * sample[i];
    }
    float median = Quantile.median(sample, taken);
    double sigma = Quantile.deviation(sample, taken, median);
    if (sigma > 0) {
      return new SkyLevel(median, sigma);
    }
    // more than half of the pixels share one value: an artificial or a saturated frame
    double mean = sum / taken;
    double deviation = Math.sqrt(Math.max(0, squares / taken - mean * mean));
    return new SkyLevel(median, deviation > 0 ? deviation : 1);
  }
}
