package org.comethunter.domain.filter;

import java.util.Arrays;
import java.util.BitSet;
import org.comethunter.domain.filter.SeparableConvolution.RowSink;
import org.comethunter.domain.filter.SeparableConvolution.RowSource;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;

/**
 * Blurs an image with a Gaussian, leaving out the pixels that hold no data.
 *
 * <p>With the mask m (1 valid, 0 invalid) and the kernel G the result is G∗(v·m) / G∗m: an invalid
 * pixel has no influence on any other, and near one the weights of the valid pixels still add up to
 * 1. Where the whole image is valid this is the plain G∗v of SciPy's {@code gaussian_filter}. The
 * idea is the normalised convolution of Knutsson and Westin (1993).
 *
 * <p>Not thread-safe: it keeps its work space and, for the next image, 1 / G∗m of the last mask, of
 * which it recomputes the rows near which the masks differ.
 */
public final class GaussianBlur {
  private final SeparableConvolution convolution;
  private final int reach;
  private ValidityMask lastMask;

  /** 1 / G∗m by row; null for a row that no invalid pixel reaches. */
  private float[][] lastScale = new float[0][];

  /**
   * A Gaussian of a width.
   *
   * @param sigma standard deviation in pixels, positive
   * @param truncate where to cut its tails, in sigmas, positive
   * @throws IllegalArgumentException if one of them is not, or the kernel would be huge
   */
  public GaussianBlur(double sigma, double truncate, Border border) {
    this(new GaussianKernel(sigma, truncate), border);
  }

  /** A blur with that kernel. */
  GaussianBlur(GaussianKernel kernel, Border border) {
    convolution = new SeparableConvolution(kernel, border);
    reach = kernel.radius();
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
    forEachRow(
        image.mask(),
        (row, into) -> System.arraycopy(image.values(), row * width, into, 0, width),
        (row, _, blurred) -> System.arraycopy(blurred, 0, out, row * width, width));
  }

  /**
   * Blurs rows and hands over each as it was, 0 where invalid, and blurred.
   *
   * @param source gives the rows, with whatever in the invalid pixels
   */
  void forEachRow(ValidityMask mask, RowSource source, RowSink sink) {
    float[][] scale = scale(mask);
    convolution.run(
        mask.width(),
        mask.height(),
        (row, into) -> {
          source.load(row, into);
          mask.fillInvalid(row, into, 0, 0);
        },
        _ -> true,
        (row, original, blurred) -> {
          if (scale[row] != null) {
            multiply(blurred, scale[row]);
          }
          sink.accept(row, original, blurred);
        });
  }

  /**
   * Takes the blur away: what is left is small or sharp.
   *
   * @param source gives the rows, with whatever in the invalid pixels
   * @param out receives v − G∗v, row-major, 0 where invalid
   */
  void subtractFrom(ValidityMask mask, RowSource source, float[] out) {
    int width = mask.width();
    forEachRow(
        mask,
        source,
        (row, original, blurred) -> {
          subtract(original, blurred);
          System.arraycopy(blurred, 0, out, row * width, width);
          mask.fillInvalid(row, out, row * width, 0);
        });
  }

  /** Replaces the second by first − second. */
  private static void subtract(float[] original, float[] blurred) {
    for (int i = 0; i < blurred.length; i++) {
      blurred[i] = original[i] - blurred[i];
    }
  }

  private float[][] scale(ValidityMask mask) {
    if (mask.equals(lastMask)) {
      return lastScale;
    }
    boolean sameSize =
        lastMask != null && mask.size() == lastMask.size() && mask.width() == lastMask.width();
    if (!sameSize) {
      lastScale = new float[mask.height()][];
    }
    BitSet changed = new BitSet(mask.height());
    BitSet incomplete = new BitSet(mask.height());
    for (int row = 0; row < mask.height(); row++) {
      // a border shows no row that is farther away than the kernel reaches
      if (!sameSize || !mask.hasSameRow(row, lastMask)) {
        changed.set(Math.max(0, row - reach), Math.min(mask.height(), row + reach + 1));
      }
      if (!mask.isRowComplete(row)) {
        incomplete.set(Math.max(0, row - reach), Math.min(mask.height(), row + reach + 1));
      }
    }
    convolution.run(
        mask.width(),
        mask.height(),
        (row, into) -> {
          Arrays.fill(into, 0, mask.width(), 1);
          mask.fillInvalid(row, into, 0, 0);
        },
        changed::get,
        (row, _, covered) -> lastScale[row] = incomplete.get(row) ? inverse(covered, row) : null);
    lastMask = mask;
    return lastScale;
  }

  private float[] inverse(float[] covered, int row) {
    float[] inverse = lastScale[row] == null ? new float[covered.length] : lastScale[row];
    for (int i = 0; i < covered.length; i++) {
      inverse[i] = covered[i] > 0 ? 1 / covered[i] : 0;
    }
    return inverse;
  }

  private static void multiply(float[] values, float[] by) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= by[i];
    }
  }
}
