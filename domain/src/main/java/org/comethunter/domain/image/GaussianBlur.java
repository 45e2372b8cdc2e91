package org.comethunter.domain.image;

import org.comethunter.domain.image.SeparableConvolution.RowSink;

/**
 * Blurs an image with a Gaussian, leaving out the pixels that hold no data.
 *
 * <p>With the mask m (1 valid, 0 invalid) and the kernel G the result is G∗(v·m) / G∗m: an invalid
 * pixel has no influence on any other, and near one the weights of the valid pixels still add up to
 * 1. Where the whole image is valid this is the plain G∗v of SciPy's {@code gaussian_filter} with
 * mode {@code reflect}. The idea is the normalised convolution of Knutsson and Westin (1993).
 *
 * <p>Not thread-safe: it keeps its work space, and the G∗m of the last mask, for the next image.
 */
public final class GaussianBlur {
  private final SeparableConvolution convolution;
  private final int radius;
  private ValidityMask lastMask;
  private int lastWidth;
  private float[][] lastCoverage = new float[0][];

  /**
   * A Gaussian of a width.
   *
   * @param sigma standard deviation in pixels, positive
   * @param truncate where to cut its tails, in sigmas, positive
   * @throws IllegalArgumentException if one of them is not, or the kernel would be huge
   */
  public GaussianBlur(double sigma, double truncate) {
    GaussianKernel kernel = new GaussianKernel(sigma, truncate);
    convolution = new SeparableConvolution(kernel);
    radius = kernel.radius();
  }

  /**
   * Blurs an image.
   *
   * @param image the image, in any unit
   * @param out receives the result in that unit, row-major, row 0 = bottom; 0 where no valid pixel
   *     is within reach; another array than the image's own
   */
  public void blur(Image image, float[] out) {
    int width = image.width();
    forEachRow(image, (row, _, blurred) -> System.arraycopy(blurred, 0, out, row * width, width));
  }

  /** Blurs an image and hands over each row as it was, 0 where invalid, and blurred. */
  void forEachRow(Image image, RowSink sink) {
    float[][] coverage = coverage(image);
    convolution.run(
        image.width(),
        image.height(),
        (row, into) -> loadValid(image, row, into),
        _ -> true,
        (row, original, blurred) -> {
          if (coverage[row] != null) {
            divide(blurred, coverage[row]);
          }
          sink.accept(row, original, blurred);
        });
  }

  private static void loadValid(Image image, int row, float[] into) {
    int width = image.width();
    int start = row * width;
    ValidityMask mask = image.mask();
    System.arraycopy(image.values(), start, into, 0, width);
    if (!mask.isComplete(start, start + width)) {
      for (int column = 0; column < width; column++) {
        if (!mask.isValid(start + column)) {
          into[column] = 0;
        }
      }
    }
  }

  /** G∗m by row; null for a row that no invalid pixel reaches. */
  private float[][] coverage(Image image) {
    int width = image.width();
    int height = image.height();
    ValidityMask mask = image.mask();
    if (mask.equals(lastMask) && width == lastWidth) {
      return lastCoverage;
    }
    float[][] coverage = new float[height][];
    if (!mask.isComplete()) {
      convolution.run(
          width,
          height,
          (row, into) -> loadMask(mask, row * width, into),
          row -> reachesInvalid(mask, row, width, height),
          (row, _, covered) -> coverage[row] = covered.clone());
    }
    lastMask = mask;
    lastWidth = width;
    lastCoverage = coverage;
    return coverage;
  }

  private boolean reachesInvalid(ValidityMask mask, int row, int width, int height) {
    int from = Math.max(0, row - radius);
    int to = Math.min(height, row + radius + 1);
    return !mask.isComplete(from * width, to * width);
  }

  private static void loadMask(ValidityMask mask, int start, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = mask.isValid(start + i) ? 1 : 0;
    }
  }

  private static void divide(float[] values, float[] by) {
    for (int i = 0; i < values.length; i++) {
      values[i] = by[i] > 0 ? values[i] / by[i] : 0;
    }
  }
}
