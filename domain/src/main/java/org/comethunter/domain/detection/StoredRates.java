package org.comethunter.domain.detection;

import org.comethunter.domain.image.FieldOfView;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.ValidityMask;

/**
 * The rates of a frame's pixels, row-major, row 0 = bottom, kept in two bytes each: in 65,534 even
 * steps from the least to the largest, which are finer than the counts they were made of.
 * Immutable.
 */
final class StoredRates {
  private static final int STEPS = 65_533;
  private static final short UNKNOWN = Short.MAX_VALUE;

  private final int width;
  private final short[] stored;
  private final float least;
  private final float step;

  private StoredRates(int width, short[] stored, float least, float step) {
    this.width = width;
    this.stored = stored;
    this.least = least;
    this.step = step;
  }

  /** The rates of a frame within the field of view. */
  static StoredRates of(Frame frame) {
    ValidityMask mask = frame.counts().mask().and(FieldOfView.mask(frame.header()));
    int width = mask.width();
    float[] rates = new float[mask.size()];
    float[] line = new float[width];
    for (int row = 0; row < mask.height(); row++) {
      frame.loadRates(row, line);
      System.arraycopy(line, 0, rates, row * width, width);
      mask.fillInvalid(row, rates, row * width, Float.NaN);
    }
    return of(rates, width);
  }

  /** Those rates, NaN where nothing is known. */
  static StoredRates of(float[] rates, int width) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float rate : rates) {
      // NaN is neither
      least = rate < least ? rate : least;
      most = rate > most ? rate : most;
    }
    float step = most > least ? (most - least) / STEPS : 1;
    short[] stored = new short[rates.length];
    for (int i = 0; i < rates.length; i++) {
      stored[i] =
          Float.isNaN(rates[i])
              ? UNKNOWN
              : (short) (Short.MIN_VALUE + Math.round((rates[i] - least) / step));
    }
    return new StoredRates(width, stored, least, step);
  }

  int size() {
    return stored.length;
  }

  /** Loads a row; {@code unknown} where nothing is known. */
  void load(int row, float[] into, float unknown) {
    for (int x = 0; x < width; x++) {
      short value = stored[row * width + x];
      into[x] = value == UNKNOWN ? unknown : least + (value - Short.MIN_VALUE) * step;
    }
  }
}
