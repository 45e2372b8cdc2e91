package org.comethunter.domain.filter;

import java.util.List;
import java.util.Locale;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.ValidityMask;

/**
 * Takes away what varies slowly: e − G(e), in DN/s, with e the count rate and G a {@link
 * GaussianBlur} truncated at 4σ with reflected borders. What is smaller than about 2σ pixels stays:
 * comets, stars, cosmic rays.
 */
public final class UnsharpMask implements Filter {
  /** Where the Gaussian is cut, in sigmas. */
  static final double TRUNCATE = 4;

  /** With a narrower Gaussian nothing would be left of any pixel. */
  private static final double LEAST_SIGMA = 0.3;

  private static final double MOST_SIGMA = 100;

  private final double sigma;
  private final GaussianBlur blur;

  /**
   * An unsharp mask of a width.
   *
   * @param sigma standard deviation of the Gaussian in pixels, 0.3 to 100
   * @throws IllegalArgumentException if it is outside that range
   */
  public UnsharpMask(double sigma) {
    requireUsable(sigma);
    this.sigma = sigma;
    this.blur = new GaussianBlur(sigma, TRUNCATE, Border.REFLECT);
  }

  static void requireUsable(double sigma) {
    if (!(sigma >= LEAST_SIGMA && sigma <= MOST_SIGMA)) {
      throw new IllegalArgumentException(
          "The Gaussian of an unsharp mask is %s to %s pixels wide, not %s."
              .formatted(LEAST_SIGMA, MOST_SIGMA, sigma));
    }
  }

  @Override
  public String description() {
    return String.format(Locale.ROOT, "unsharp mask, Gaussian sigma %.1f px", sigma);
  }

  @Override
  public ValidityMask apply(Frame frame, List<? extends FrameRows> others, float[] out) {
    ValidityMask mask = frame.counts().mask();
    blur.subtractFrom(mask, frame::loadRates, out);
    return mask;
  }
}
