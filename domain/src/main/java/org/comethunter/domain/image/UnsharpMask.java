package org.comethunter.domain.image;

import java.util.Locale;

/**
 * Takes away what varies slowly: e − G(e), in DN/s, with e the count rate and G a {@link
 * GaussianBlur} truncated at 4σ. What is smaller than about 2σ pixels stays: comets, stars, cosmic
 * rays.
 */
public final class UnsharpMask implements Filter {
  /** The usual standard deviation of the Gaussian, in pixels. */
  public static final double DEFAULT_SIGMA = 3;

  private static final double TRUNCATE = 4;

  private final double sigma;
  private final GaussianBlur blur;

  /** An unsharp mask of the usual width. */
  public UnsharpMask() {
    this(DEFAULT_SIGMA);
  }

  /**
   * An unsharp mask of a width.
   *
   * @param sigma standard deviation of the Gaussian in pixels, positive
   */
  public UnsharpMask(double sigma) {
    this.sigma = sigma;
    this.blur = new GaussianBlur(sigma, TRUNCATE);
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "unsharp mask, Gaussian sigma %.1f px", sigma);
  }

  @Override
  public void apply(FrameHeader header, Image rates, float[] out) {
    int width = rates.width();
    ValidityMask mask = rates.mask();
    blur.forEachRow(
        rates,
        (row, original, blurred) -> {
          subtract(original, blurred);
          int start = row * width;
          System.arraycopy(blurred, 0, out, start, width);
          if (!mask.isComplete(start, start + width)) {
            mask.clearInvalid(out, start, start + width);
          }
        });
  }

  /** Replaces the second by first − second. */
  private static void subtract(float[] original, float[] blurred) {
    for (int i = 0; i < blurred.length; i++) {
      blurred[i] = original[i] - blurred[i];
    }
  }
}
