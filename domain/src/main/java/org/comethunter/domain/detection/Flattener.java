package org.comethunter.domain.detection;

import java.util.List;
import org.comethunter.domain.filter.Border;
import org.comethunter.domain.filter.GaussianBlur;
import org.comethunter.domain.filter.SortingNetwork;
import org.comethunter.domain.image.FieldOfView;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.image.ValidityMask;

/**
 * Turns a frame into significances. Not thread-safe.
 */
final class Flattener {
  private static final int BLOCK = 8;
  private static final double POINT = 1.2;
  private static final double SMOOTH = 4.2;
  private static final int CELL = 32;
  private static final float CLIP = 4;
  private static final float SPIKE = 2.5f;

  /** No cell is taken to be calmer than that share of the usual noise. */
  private static final float LEAST_NOISE = 0.5f;

  /** Of the pixels of a cell so many are looked at for its noise, along and across. */
  private static final int STRIDE = 3;

  private final GaussianBlur point = new GaussianBlur(POINT, 3.5, Border.REFLECT);
  private final GaussianBlur smooth = new GaussianBlur(SMOOTH, 3, Border.REFLECT);

  /**
   * Limits every pixel to what its neighbours make credible: the optics spread a point over several
   * pixels, a cosmic ray hits one or a short line of them.
   */
  private static float[] withoutSpikes(float[] values, float[] noise, int width, int height) {
    float[] result = new float[values.length];
    float[] around = new float[8];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        float n = noise[cell(i, width)];
        float value = Math.max(values[i], -CLIP * n);
        if (value > SPIKE * n) {
          int taken = 0;
          for (int yy = Math.max(0, y - 1); yy <= Math.min(height - 1, y + 1); yy++) {
            for (int xx = Math.max(0, x - 1); xx <= Math.min(width - 1, x + 1); xx++) {
              if (xx != x || yy != y) {
                around[taken++] = values[yy * width + xx];
              }
            }
          }
          float usual = Math.max(0, Quantile.median(around, taken));
          value = Math.min(value, SPIKE * n + 1.2f * usual);
        }
        result[i] = value;
      }
    }
    return result;
  }

  /** The rates of a frame, NaN where there is no data. */
  static float[] rates(Frame frame, ValidityMask mask) {
    int width = mask.width();
    float[] rates = new float[mask.size()];
    float[] line = new float[width];
    for (int row = 0; row < mask.height(); row++) {
      frame.loadRates(row, line);
      System.arraycopy(line, 0, rates, row * width, width);
      mask.fillInvalid(row, rates, row * width, Float.NaN);
    }
    return rates;
  }

  static ValidityMask mask(Frame frame) {
    return frame.counts().mask().and(FieldOfView.mask(frame.header()));
  }

  Significances flatten(Frame frame, float[] rates, List<float[]> others) {
    int width = frame.header().width();
    int height = frame.header().height();
    float[] residual = subtractMedian(rates, others, width, height);
    subtractBlocks(residual, width, height);
    boolean[] valid = new boolean[residual.length];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = !Float.isNaN(residual[i]);
      residual[i] = valid[i] ? residual[i] : 0;
    }
    ValidityMask mask = ValidityMask.of(width, valid);
    float[] noise = noise(residual, valid, width, height);
    float[] spiky = residual;
    residual = withoutSpikes(residual, noise, width, height);
    Image image = new Image(width, height, residual, mask);
    float[] sharp = new float[residual.length];
    float[] wide = new float[residual.length];
    point.blur(image, sharp);
    smooth.blur(image, wide);
    for (int i = 0; i < sharp.length; i++) {
      sharp[i] -= wide[i];
    }
    normalise(sharp, valid, width, height);
    float[] points =
        withoutRays(sharp, valid, width, height, frame.header().sunColumn(), frame.header().sunRow());
    float[] scatter = noise(points, valid, width, height);
    Significances result = new Significances(width, height);
    for (int i = 0; i < sharp.length; i++) {
      float n = scatter[cell(i, width)];
      if (valid[i] && n > 0) {
        result.set(i, points[i] / n);
      } else {
        result.clear(i);
      }
    }
    clearRays(result, spiky, noise, width, height);
    return result;
  }

  /**
   * Clears what is no image of a point: what a matched filter leaves of the pixels around a peak is
   * far more than noise (a chi-square test over 5 × 5 pixels). Cosmic rays are sharper than the
   * optics.
   */
  private static void clearRays(
      Significances map, float[] values, float[] noise, int width, int height) {
    int side = 2 * HALF + 1;
    for (int y = HALF + 1; y < height - HALF - 1; y++) {
      for (int x = HALF + 1; x < width - HALF - 1; x++) {
        float z = map.at(x, y);
        if (!(z > TESTED)
            || z < map.at(x - 1, y)
            || z < map.at(x + 1, y)
            || z < map.at(x, y - 1)
            || z < map.at(x, y + 1)) {
          continue;
        }
        float all = 0;
        float fitted = 0;
        for (int k = 0; k < side * side; k++) {
          int i = (y + k / side - HALF) * width + x + k % side - HALF;
          float v = values[i] / noise[cell(i, width)];
          all += v * v;
          fitted += v * TEMPLATE[k];
        }
        if (all - fitted * fitted > MOST_LEFT + SHAPE * fitted * fitted) {
          for (int k = 0; k < side * side; k++) {
            map.clear((y + k / side - HALF) * width + x + k % side - HALF);
          }
        }
      }
    }
  }

  private static final int HALF = 2;
  private static final float TESTED = 2.5f;
  private static final float MOST_LEFT = 43;
  private static final float SHAPE = 0.3f;

  /** A point through the optics, of unit length as a vector. */
  private static final float[] TEMPLATE = template();

  private static float[] template() {
    int side = 2 * HALF + 1;
    float[] template = new float[side * side];
    double square = 0;
    for (int k = 0; k < template.length; k++) {
      int dx = k % side - HALF;
      int dy = k / side - HALF;
      template[k] = (float) Math.exp(-(dx * dx + dy * dy) / (2 * POINT * POINT));
      square += template[k] * template[k];
    }
    for (int k = 0; k < template.length; k++) {
      template[k] /= (float) Math.sqrt(square);
    }
    return template;
  }

  private static float[] subtractMedian(
      float[] rates, List<float[]> others, int width, int height) {
    float[] result = new float[rates.length];
    int count = others.size();
    float[][] rows = new float[count][width];
    for (int row = 0; row < height; row++) {
      for (int i = 0; i < count; i++) {
        System.arraycopy(others.get(i), row * width, rows[i], 0, width);
        for (int x = 0; x < width; x++) {
          rows[i][x] = Float.isNaN(rows[i][x]) ? Float.POSITIVE_INFINITY : rows[i][x];
        }
      }
      SortingNetwork.sort(rows, count);
      for (int x = 0; x < width; x++) {
        float median = (rows[(count - 1) / 2][x] + rows[count / 2][x]) / 2;
        result[row * width + x] =
            Float.isInfinite(median) ? Float.NaN : rates[row * width + x] - median;
      }
    }
    return result;
  }

  /** Takes away the medians of blocks, smoothed over 3 × 3 of them, about 25 px. */
  private static void subtractBlocks(float[] residual, int width, int height) {
    int columns = (width + BLOCK - 1) / BLOCK;
    int rows = (height + BLOCK - 1) / BLOCK;
    float[] medians = new float[columns * rows];
    float[] sample = new float[9 * BLOCK * BLOCK];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int taken = 0;
        for (int y = Math.max(0, (r - 1) * BLOCK); y < Math.min(height, (r + 2) * BLOCK); y += 2) {
          int shift = (y / 2) % 2;
          for (int x = Math.max(0, (c - 1) * BLOCK) + shift;
              x < Math.min(width, (c + 2) * BLOCK);
              x += 2) {
            float value = residual[y * width + x];
            if (!Float.isNaN(value)) {
              sample[taken++] = value;
            }
          }
        }
        medians[r * columns + c] = taken == 0 ? 0 : Quantile.median(sample, taken);
      }
    }
    for (int y = 0; y < height; y++) {
      double v = (y + 0.5) / BLOCK - 0.5;
      int r0 = Math.clamp((int) Math.floor(v), 0, rows - 1);
      int r1 = Math.min(r0 + 1, rows - 1);
      float up = (float) Math.clamp(v - r0, 0, 1);
      for (int x = 0; x < width; x++) {
        double u = (x + 0.5) / BLOCK - 0.5;
        int c0 = Math.clamp((int) Math.floor(u), 0, columns - 1);
        int c1 = Math.min(c0 + 1, columns - 1);
        float right = (float) Math.clamp(u - c0, 0, 1);
        float low = medians[r0 * columns + c0] * (1 - right) + medians[r0 * columns + c1] * right;
        float high = medians[r1 * columns + c0] * (1 - right) + medians[r1 * columns + c1] * right;
        residual[y * width + x] -= low * (1 - up) + high * up;
      }
    }
  }

  private static void normalise(float[] values, boolean[] valid, int width, int height) {
    float[] scatter = noise(values, valid, width, height);
    for (int i = 0; i < values.length; i++) {
      float n = scatter[cell(i, width)];
      values[i] = valid[i] && n > 0 ? values[i] / n : 0;
    }
  }

  /**
   * Takes away what lies along the line from the Sun on either side: streamers and the legs of
   * ejections go on there, comets do not.
   */
  private static float[] withoutRays(
      float[] values, boolean[] valid, int width, int height, double sunX, double sunY) {
    float[] clipped = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      clipped[i] = valid[i] ? Math.clamp(values[i], -RAY_CLIP, RAY_CLIP) : 0;
    }
    int[][] offsets = rayOffsets(width);
    float[] result = new float[values.length];
    for (int y = 0; y < height; y++) {
      double dy = y - sunY;
      boolean inner = y >= RAY_REACH && y < height - RAY_REACH;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (!valid[i]) {
          continue;
        }
        result[i] = values[i];
        if (inner && x >= RAY_REACH && x < width - RAY_REACH) {
          float sum = 0;
          for (int offset : offsets[direction(x - sunX, dy)]) {
            sum += clipped[i + offset];
          }
          result[i] -= sum * (1f / RAY_SAMPLES);
        }
      }
    }
    return result;
  }

  private static final int DIRECTIONS = 128;
  private static final int RAY_STEP = 3;
  private static final int RAY_FIRST = 2;
  private static final int RAY_LAST = 9;
  private static final int RAY_REACH = RAY_STEP * RAY_LAST;
  private static final int RAY_SAMPLES = 2 * (RAY_LAST - RAY_FIRST + 1);
  private static final float RAY_CLIP = 3;

  /** Which of the directions, all around, a line takes: by its slope along the longer axis. */
  private static int direction(double dx, double dy) {
    boolean steep = Math.abs(dy) > Math.abs(dx);
    double slope = steep ? dx / dy : dy / dx;
    int bin = (int) Math.round((slope + 1) * (DIRECTIONS / 2));
    return steep ? bin + DIRECTIONS + 1 : bin;
  }

  private static int[][] rayOffsets(int width) {
    int[][] offsets = new int[2 * (DIRECTIONS + 1)][RAY_SAMPLES];
    for (int bin = 0; bin <= DIRECTIONS; bin++) {
      double slope = (double) bin / (DIRECTIONS / 2) - 1;
      double along = 1 / Math.hypot(1, slope);
      int at = 0;
      for (int k = RAY_FIRST; k <= RAY_LAST; k++) {
        int far = (int) Math.round(k * RAY_STEP * along);
        int aside = (int) Math.round(k * RAY_STEP * along * slope);
        for (int side = -1; side <= 1; side += 2) {
          offsets[bin][at] = side * (aside * width + far);
          offsets[bin + DIRECTIONS + 1][at++] = side * (far * width + aside);
        }
      }
    }
    return offsets;
  }

  private static int cell(int index, int width) {
    int columns = (width + CELL - 1) / CELL;
    return index / width / CELL * columns + index % width / CELL;
  }

  /** The scatter in each cell. */
  private static float[] noise(float[] values, boolean[] valid, int width, int height) {
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
        if (taken > 50) {
          float median = Quantile.median(sample, taken);
          noise[r * columns + c] = (float) Quantile.deviation(sample, taken, median);
        }
      }
    }
    float[] sorted = noise.clone();
    int some = 0;
    for (float each : noise) {
      if (each > 0) {
        sorted[some++] = each;
      }
    }
    if (some > 0) {
      float least = LEAST_NOISE * Quantile.median(sorted, some);
      for (int i = 0; i < noise.length; i++) {
        noise[i] = Math.max(noise[i], least);
      }
    }
    return noise;
  }
}
