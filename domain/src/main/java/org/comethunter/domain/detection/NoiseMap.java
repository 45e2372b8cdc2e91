package org.comethunter.domain.detection;

import org.comethunter.domain.image.Quantile;

/** How much the values of an image scatter, in cells of 32 × 32 pixels. Immutable. */
final class NoiseMap {
  private static final int CELL = 32;

  /** No cell is taken to be calmer than that share of the usual noise. */
  private static final float LEAST_NOISE = 0.5f;

  /** Of the pixels of a cell so many are looked at, along and across. */
  private static final int STRIDE = 3;

  /** Fewer pixels tell no scatter. */
  private static final int LEAST_SAMPLE = 50;

  private final int width;
  private final int columns;
  private final float[] scatter;

  private NoiseMap(int width, int columns, float[] scatter) {
    this.width = width;
    this.columns = columns;
    this.scatter = scatter;
  }

  /** The scatter at a pixel; 0 where too little is known. */
  float at(int index) {
    return scatter[index / width / CELL * columns + index % width / CELL];
  }

  /** Measures it: the median of the differences from the median, as a standard deviation. */
  static NoiseMap of(float[] values, boolean[] valid, int width, int height) {
    int columns = (width + CELL - 1) / CELL;
    int rows = (height + CELL - 1) / CELL;
    float[] noise = new float[columns * rows];
    float[] sample = new float[4 * CELL * CELL / STRIDE];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int taken = 0;
        int half = CELL / 2;
        for (int y = Math.max(0, r * CELL - half);
            y < Math.min(height, (r + 1) * CELL + half);
            y += STRIDE) {
          for (int x = Math.max(0, c * CELL - half) + (y / STRIDE) % STRIDE;
              x < Math.min(width, (c + 1) * CELL + half);
              x += STRIDE) {
            if (valid[y * width + x]) {
              sample[taken++] = values[y * width + x];
            }
          }
        }
        if (taken > LEAST_SAMPLE) {
          float median = Quantile.median(sample, taken);
          noise[r * columns + c] = (float) Quantile.deviation(sample, taken, median);
        }
      }
    }
    raise(noise);
    return new NoiseMap(width, columns, noise);
  }

  private static void raise(float[] noise) {
    float[] known = new float[noise.length];
    int some = 0;
    for (float each : noise) {
      if (each > 0) {
        known[some++] = each;
      }
    }
    if (some > 0) {
      float least = LEAST_NOISE * Quantile.median(known, some);
      for (int i = 0; i < noise.length; i++) {
        noise[i] = Math.max(noise[i], least);
      }
    }
  }
}
