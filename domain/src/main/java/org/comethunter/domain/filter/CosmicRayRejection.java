package org.comethunter.domain.filter;

import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.image.ValidityMask;

/**
 * Takes cosmic rays out of a single frame: pixels that stand out more sharply than the optics can
 * draw a star or a comet.
 *
 * <p>A point source is spread over several pixels (a Gaussian of about 1.2 px): of its height above
 * the surroundings the mean of the pixels left and right has about 0.7, and so has the mean of
 * those above and below. A cosmic ray that hits one pixel, or a row of them, has neighbours as high
 * as the sky in one of the two directions. So a pixel is taken for a cosmic ray if it is at least 5
 * sigmas above its surroundings (the median of the ring of 16 pixels at a distance of 2) and the
 * lower of the two means is below 0.25 of that height. It then gets the median of the ring. The
 * idea of comparing sharpness with that of the optics is van Dokkum's (2001, PASP 113, 1420).
 *
 * <p>The sigma is the noise of the ring, 1.4826 times its median absolute deviation, but not less
 * than the noise of the whole frame, measured in the same way from the differences of neighbouring
 * pixels. Near pixels without data nothing is taken out. Not thread-safe: it keeps its work space.
 */
public final class CosmicRayRejection {
  private static final double HEIGHT = 5;
  private static final double SHARPNESS = 0.25;

  /** The variance of v − (left + right) / 2 of independent pixels, in theirs. */
  private static final double VARIANCE_OF_DIFFERENCE = 1.5;

  private static final int SAMPLE = 40_000;
  private static final int RING = 16;

  private final float[] ring = new float[RING];
  private final float[] sample = new float[2 * SAMPLE];
  private float[] cleaned = new float[0];

  /**
   * Takes them out.
   *
   * @return a frame whose counts are valid until the next call
   */
  public Frame clean(Frame frame) {
    Image counts = frame.counts();
    float[] values = counts.values();
    if (cleaned.length != values.length) {
      cleaned = new float[values.length];
    }
    System.arraycopy(values, 0, cleaned, 0, values.length);
    double noise = noise(counts);
    // follows from the two conditions, and few pixels meet it
    float least = (float) (HEIGHT * noise * (1 - SHARPNESS));
    ValidityMask mask = counts.mask();
    int width = mask.width();
    for (int row = 2; row < mask.height() - 2; row++) {
      int start = row * width;
      for (int i = start + 2; i < start + width - 2; i++) {
        float beside = values[i - 1] + values[i + 1];
        float across = values[i - width] + values[i + width];
        float lower = Math.min(beside, across) / 2;
        if (values[i] - lower >= least && isSharp(counts, i, lower, noise)) {
          cleaned[i] = Quantile.median(ring, RING);
        }
      }
    }
    return new Frame(frame.header(), new Image(width, mask.height(), cleaned, mask));
  }

  /** Whether it is a cosmic ray; if so, the ring's values are in {@link #ring}. */
  private boolean isSharp(Image counts, int pixel, float lower, double noise) {
    if (!fillRing(counts, pixel)) {
      return false;
    }
    float surroundings = Quantile.median(ring, RING);
    double height = counts.values()[pixel] - surroundings;
    if (height < HEIGHT * noise || lower - surroundings >= SHARPNESS * height) {
      return false;
    }
    double local = Quantile.deviation(ring, RING, surroundings);
    fillRing(counts, pixel);
    return height >= HEIGHT * local;
  }

  /** Collects the border of the 5 × 5 pixels; false if one of the 25 is invalid. */
  private boolean fillRing(Image counts, int pixel) {
    int width = counts.width();
    int taken = 0;
    for (int y = -2; y <= 2; y++) {
      for (int x = -2; x <= 2; x++) {
        int index = pixel + y * width + x;
        if (!counts.mask().isValid(index)) {
          return false;
        }
        if (Math.abs(x) == 2 || Math.abs(y) == 2) {
          ring[taken++] = counts.values()[index];
        }
      }
    }
    return true;
  }

  private double noise(Image counts) {
    float[] values = counts.values();
    ValidityMask mask = counts.mask();
    // an odd step that shares no factor with the usual widths, so that all columns are met
    int step = Math.max(1, values.length / SAMPLE) | 1;
    int taken = 0;
    for (int i = 1; i < values.length - 1 && taken < sample.length; i += step) {
      if (mask.isValid(i - 1) && mask.isValid(i) && mask.isValid(i + 1)) {
        sample[taken++] = values[i] - (values[i - 1] + values[i + 1]) / 2;
      }
    }
    if (taken == 0) {
      return 0;
    }
    float median = Quantile.median(sample, taken);
    return Quantile.deviation(sample, taken, median) / Math.sqrt(VARIANCE_OF_DIFFERENCE);
  }
}
