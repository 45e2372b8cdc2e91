package org.comethunter.benchmarks.detection;

import org.comethunter.domain.filter.Border;
import org.comethunter.domain.filter.GaussianBlur;
import org.comethunter.domain.image.FieldOfView;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.image.ValidityMask;

/**
 * The noise of a frame through a matched filter: a Gaussian of 1.2 px after a smooth background
 * (median of 25 px) was taken away. Immutable.
 */
final class MatchedNoise {
  /** Standard deviation of the filter, and of the comets' heads, in pixels. */
  static final double POINT = 1.2;

  private static final double SMOOTH = 8;
  private static final int CELL = 64;

  private final int width;
  private final int columns;
  private final float[] noise;
  private final ValidityMask mask;
  private final Image counts;

  private MatchedNoise(int width, int columns, float[] noise, ValidityMask mask, Image counts) {
    this.counts = counts;
    this.width = width;
    this.columns = columns;
    this.noise = noise;
    this.mask = mask;
  }

  static MatchedNoise of(Frame frame) {
    int width = frame.header().width();
    int height = frame.header().height();
    ValidityMask mask = frame.counts().mask().and(FieldOfView.mask(frame.header()));
    float[] rates = new float[width * height];
    float[] line = new float[width];
    for (int row = 0; row < height; row++) {
      frame.loadRates(row, line);
      System.arraycopy(line, 0, rates, row * width, width);
    }
    Image image = new Image(width, height, rates, mask);
    float[] sharp = new float[rates.length];
    float[] smooth = new float[rates.length];
    new GaussianBlur(POINT, 3.5, Border.REFLECT).blur(image, sharp);
    new GaussianBlur(SMOOTH, 3, Border.REFLECT).blur(image, smooth);
    int columns = (width + CELL - 1) / CELL;
    int rows = (height + CELL - 1) / CELL;
    float[] noise = new float[columns * rows];
    float[] sample = new float[CELL * CELL];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int taken = 0;
        for (int y = r * CELL; y < Math.min(height, (r + 1) * CELL); y++) {
          for (int x = c * CELL; x < Math.min(width, (c + 1) * CELL); x++) {
            int i = y * width + x;
            if (mask.isValid(i)) {
              sample[taken++] = sharp[i] - smooth[i];
            }
          }
        }
        if (taken > 100) {
          float median = Quantile.median(sample, taken);
          noise[r * columns + c] = (float) Quantile.deviation(sample, taken, median);
        }
      }
    }
    return new MatchedNoise(width, columns, noise, mask, frame.counts());
  }

  /** Whether there is sky at a pixel. */
  boolean isSky(int column, int row) {
    return column >= 0
        && row >= 0
        && column < width
        && row < mask.height()
        && mask.isValid(row * width + column)
        && at(column, row) > 0
        && varies(column, row);
  }

  /** Where the occulter or its pylon hides the sky, neighbours have the same value. */
  private boolean varies(int column, int row) {
    float[] values = counts.values();
    float here = values[row * width + column];
    for (int y = Math.max(0, row - 2); y <= Math.min(counts.height() - 1, row + 2); y++) {
      for (int x = Math.max(0, column - 2); x <= Math.min(width - 1, column + 2); x++) {
        if (values[y * width + x] != here) {
          return true;
        }
      }
    }
    return false;
  }

  /** DN/s. */
  double at(int column, int row) {
    return noise[row / CELL * columns + column / CELL];
  }

  /**
   * The peak, in DN/s, of a point source that stands out so many times the noise: what a Gaussian
   * keeps of its height behind the two filters.
   */
  double peak(double snr, int column, int row) {
    double square = POINT * POINT;
    double kept = square / (square + square) - square / (square + SMOOTH * SMOOTH);
    return snr * at(column, row) / kept;
  }
}
