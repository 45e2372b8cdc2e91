package org.comethunter.domain.detection;

import org.comethunter.domain.image.Quantile;

/** Tells hits of cosmic rays from images of points, which the optics spread over several pixels. */
final class CosmicRays {
  private static final float CLIP = 4;
  private static final float SPIKE = 2.5f;
  private static final float NEIGHBOURS = 1.2f;
  private static final int HALF = 2;
  private static final float TESTED = 2.5f;
  private static final float MOST_LEFT = 43;
  private static final float SHAPE = 0.3f;

  /** A point through the optics, of unit length as a vector. */
  private static final float[] TEMPLATE = template();

  private CosmicRays() {}

  /**
   * Limits every pixel to what its neighbours make credible: the optics spread a point over several
   * pixels, a cosmic ray hits one or a short line of them.
   */
  static float[] limit(float[] values, NoiseMap noise, int width, int height) {
    float[] result = new float[values.length];
    float[] around = new float[8];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        float n = noise.at(i);
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
          value = Math.min(value, SPIKE * n + NEIGHBOURS * usual);
        }
        result[i] = value;
      }
    }
    return result;
  }

  /**
   * Clears what is no image of a point: what a matched filter leaves of the pixels around a peak is
   * far more than noise (a chi-square test over 5 × 5 pixels). Cosmic rays are sharper than the
   * optics.
   */
  static void clear(Significances map, float[] values, NoiseMap noise, int width, int height) {
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
          float v = values[i] / noise.at(i);
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

  private static float[] template() {
    int side = 2 * HALF + 1;
    float[] template = new float[side * side];
    double square = 0;
    for (int k = 0; k < template.length; k++) {
      int dx = k % side - HALF;
      int dy = k / side - HALF;
      template[k] =
          (float) Math.exp(-(dx * dx + dy * dy) / (2 * Flattener.POINT * Flattener.POINT));
      square += template[k] * template[k];
    }
    for (int k = 0; k < template.length; k++) {
      template[k] /= (float) Math.sqrt(square);
    }
    return template;
  }
}
