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

  private final double sigma;
  private final GaussianBlur blur;

  /**
   * An unsharp mask of a width.
   *
   * @param sigma standard deviation of the Gaussian in pixels, positive
   */
  public UnsharpMask(double sigma) {
    this.sigma = sigma;
    this.blur = new GaussianBlur(sigma, TRUNCATE, Border.REFLECT);
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
