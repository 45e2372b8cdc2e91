package org.comethunter.domain.detection;

import java.util.List;
import org.comethunter.domain.filter.Border;
import org.comethunter.domain.filter.GaussianBlur;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;

/** Turns a frame into significances. Not thread-safe. */
final class Flattener {
  /** Standard deviation of a point's image, in pixels. */
  static final double POINT = 1.2;

  private static final double SMOOTH = 4.2;

  private final GaussianBlur point = new GaussianBlur(POINT, 3.5, Border.REFLECT);
  private final GaussianBlur smooth = new GaussianBlur(SMOOTH, 3, Border.REFLECT);

  /**
   * How clearly a point source stands out at each pixel, in units of the noise around it.
   *
   * @param rates of the frame
   * @param others the rates of frames some time before or after
   */
  Significances flatten(FrameHeader header, StoredRates rates, List<StoredRates> others) {
    int width = header.width();
    int height = header.height();
    float[] residual = Background.withoutMedian(rates, others, width, height);
    Background.subtractBlocks(residual, width, height);
    boolean[] valid = new boolean[residual.length];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = !Float.isNaN(residual[i]);
      residual[i] = valid[i] ? residual[i] : 0;
    }
    NoiseMap noise = NoiseMap.of(residual, valid, width, height);
    float[] points = points(CosmicRays.limit(residual, noise, width, height), valid, width, height);
    divide(points, NoiseMap.of(points, valid, width, height), valid);
    points = Streamers.without(points, valid, width, height, header.sunColumn(), header.sunRow());
    NoiseMap scatter = NoiseMap.of(points, valid, width, height);
    Significances result = new Significances(width, height);
    for (int i = 0; i < points.length; i++) {
      float n = scatter.at(i);
      if (valid[i] && n > 0) {
        result.set(i, points[i] / n);
      } else {
        result.clear(i);
      }
    }
    CosmicRays.clear(result, residual, noise, width, height);
    return result;
  }

  /** A matched filter for points, without what is wider. */
  private float[] points(float[] values, boolean[] valid, int width, int height) {
    Image image = new Image(width, height, values, ValidityMask.of(width, valid));
    float[] sharp = new float[values.length];
    float[] wide = new float[values.length];
    point.blur(image, sharp);
    smooth.blur(image, wide);
    for (int i = 0; i < sharp.length; i++) {
      sharp[i] -= wide[i];
    }
    return sharp;
  }

  private static void divide(float[] values, NoiseMap noise, boolean[] valid) {
    for (int i = 0; i < values.length; i++) {
      float n = noise.at(i);
      values[i] = valid[i] && n > 0 ? values[i] / n : 0;
    }
  }
}
