package org.comethunter.domain.detection;

import java.util.Arrays;
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

  private final GaussianBlur point = new GaussianBlur(POINT, 3.5, Border.REFLECT);
  private final GaussianBlur smooth = new GaussianBlur(SMOOTH, 3, Border.REFLECT);

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
    for (int i = 0; i < residual.length; i++) {
      float n = noise[cell(i, width)];
      residual[i] = Math.clamp(residual[i], -CLIP * n, CLIP * n);
    }
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
    return result;
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

  /** Takes away what lies along the line from the Sun on either side. */
  private static float[] withoutRays(
      float[] values, boolean[] valid, int width, int height, double sunX, double sunY) {
    float[] result = new float[values.length];
    for (int y = 0; y < height; y++) {
      double dy = y - sunY;
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (!valid[i]) {
          continue;
        }
        double dx = x - sunX;
        double scale = RAY_STEP / Math.sqrt(dx * dx + dy * dy);
        double ux = dx * scale;
        double uy = dy * scale;
        float sum = 0;
        int taken = 0;
        for (int k = RAY_FIRST; k <= RAY_LAST; k++) {
          for (int side = -1; side <= 1; side += 2) {
            int xx = (int) (x + side * k * ux + 0.5);
            int yy = (int) (y + side * k * uy + 0.5);
            if (xx >= 0 && yy >= 0 && xx < width && yy < height && valid[yy * width + xx]) {
              sum += Math.clamp(values[yy * width + xx], -RAY_CLIP, RAY_CLIP);
              taken++;
            }
          }
        }
        result[i] = taken > 4 ? values[i] - sum / taken : values[i];
      }
    }
    return result;
  }

  private static final double RAY_STEP = 3;
  private static final int RAY_FIRST = 2;
  private static final int RAY_LAST = 9;
  private static final float RAY_CLIP = 3;

  private static int cell(int index, int width) {
    int columns = (width + CELL - 1) / CELL;
    return index / width / CELL * columns + index % width / CELL;
  }

  /** The scatter in each cell. */
  private static float[] noise(float[] values, boolean[] valid, int width, int height) {
    int columns = (width + CELL - 1) / CELL;
    int rows = (height + CELL - 1) / CELL;
    float[] noise = new float[columns * rows];
    float[] sample = new float[4 * CELL * CELL];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        int taken = 0;
        int half = CELL / 2;
        for (int y = Math.max(0, r * CELL - half);
            y < Math.min(height, (r + 1) * CELL + half);
            y += 2) {
          for (int x = Math.max(0, c * CELL - half) + (y / 2) % 2;
              x < Math.min(width, (c + 1) * CELL + half);
              x += 2) {
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
    return noise;
  }

  static void fill(float[] values) {
    Arrays.fill(values, 0);
  }
}
