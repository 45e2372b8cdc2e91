package org.comethunter.domain.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.ValidityMask;

/**
 * Multi-scale Gaussian normalization (Morgan and Druckmüller 2014, Solar Physics 289, 2945): brings
 * out detail of every size and at every brightness at once.
 *
 * <p>The result, without unit and between −1 and 1.5, is h·((e − min e)/(max e − min e))^(1/γ) + (1
 * − h)·mean over σ of arctan(k·d/√G(d²)), with d = e − G(e) and G a {@link GaussianBlur} of that σ,
 * truncated at 3σ, borders continued by their last pixel (of the wide ones, see {@link
 * GaussianKernel} on steps). Where √G(d²) is 0, 1 is taken for it, and where it is less than 10⁻⁵
 * of the range of e, that: there e is constant and d is rounding.
 */
final class MultiScaleNormalization implements Filter {
  /** Where every Gaussian is cut, in sigmas. */
  private static final double TRUNCATE = 3;

  /** A narrower Gaussian leaves every pixel as it is; a wider one is wider than the frame. */
  private static final double LEAST_SIGMA = 0.3;

  private static final double MOST_SIGMA = 300;
  private static final int MOST_SCALES = 20;

  /** Below this part of the range of rates, a deviation is rounding. */
  private static final double ROUNDING = 1e-5;

  private final double k;
  private final double gamma;
  private final double h;
  private final List<Double> sigmas;
  private final GaussianBlur[] blurs;
  private float[] detail = new float[0];
  private float[] line = new float[0];
  private float[] table = new float[0];

  MultiScaleNormalization(double k, double gamma, double h, List<Double> sigmas) {
    requireUsable(k, gamma, h, sigmas);
    this.k = k;
    this.gamma = gamma;
    this.h = h;
    this.sigmas = List.copyOf(sigmas);
    this.blurs =
        sigmas.stream()
            .map(sigma -> new GaussianKernel(sigma, TRUNCATE, GaussianKernel.widestStep(sigma)))
            .map(kernel -> new GaussianBlur(kernel, Border.NEAREST))
            .toArray(GaussianBlur[]::new);
  }

  static void requireUsable(double k, double gamma, double h, List<Double> sigmas) {
    if (!(k >= 0.001 && k <= 100) || !(gamma >= 0.1 && gamma <= 20) || !(h >= 0 && h <= 1)) {
      throw new IllegalArgumentException(
          "Multi-scale normalization needs k from 0.001 to 100, gamma from 0.1 to 20 and h from 0"
              + " to"
              + " 1, not k %s, gamma %s, h %s.".formatted(k, gamma, h));
    }
    boolean inRange =
        sigmas.stream().allMatch(sigma -> sigma >= LEAST_SIGMA && sigma <= MOST_SIGMA);
    if (sigmas.isEmpty() || sigmas.size() > MOST_SCALES || !inRange) {
      throw new IllegalArgumentException(
          "Multi-scale normalization needs 1 to %d sigmas from %s to %s pixels, not %s."
              .formatted(MOST_SCALES, LEAST_SIGMA, MOST_SIGMA, sigmas));
    }
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "multi-scale Gaussian normalization, k %.2f, gamma %.2f, h %.2f, sigmas %s px",
        k,
        gamma,
        h,
        sigmas);
  }

  @Override
  public ValidityMask apply(Frame frame, List<? extends FrameRows> others, float[] out) {
    ValidityMask mask = frame.counts().mask();
    int width = mask.width();
    CountRange range = CountRange.of(frame);
    if (range.least() == range.most()) {
      // what a blur takes from equal pixels is rounding
      Arrays.fill(out, 0, mask.size(), 0);
      return mask;
    }
    if (detail.length != mask.size()) {
      detail = new float[mask.size()];
      line = new float[width];
    }
    gammaTransform(frame, range, out);
    double least =
        Math.max(
            Float.MIN_NORMAL,
            ROUNDING * (range.most() - range.least()) / frame.header().exposureSeconds());
    float share = (float) ((1 - h) / blurs.length);
    for (GaussianBlur blur : blurs) {
      blur.subtractFrom(mask, frame::loadRates, detail);
      blur.forEachRow(
          mask,
          (row, into) -> {
            System.arraycopy(detail, row * width, line, 0, width);
            square(line, into);
          },
          (row, _, variance) -> {
            System.arraycopy(detail, row * width, line, 0, width);
            normalize(line, variance, (float) k, (float) least);
            addTo(out, row * width, line, share);
          });
    }
    mask.clearInvalid(out);
    return mask;
  }

  /** Writes h·((e − min e)/(max e − min e))^(1/γ); e and counts differ by scale and offset only. */
  private void gammaTransform(Frame frame, CountRange range, float[] out) {
    float[] counts = frame.counts().values();
    float least = range.least();
    double span = range.most() - (double) least;
    if (range.fitsTable()) {
      table = table.length < range.size() ? new float[range.size()] : table;
      for (int i = 0; i < range.size(); i++) {
        table[i] = (float) (h * Math.pow(i / span, 1 / gamma));
      }
      int last = range.size() - 1;
      for (int i = 0; i < counts.length; i++) {
        out[i] = table[Math.clamp((int) (counts[i] - least), 0, last)];
      }
    } else {
      for (int i = 0; i < counts.length; i++) {
        out[i] = (float) (h * Math.pow(Math.clamp((counts[i] - least) / span, 0, 1), 1 / gamma));
      }
    }
  }

  private static void square(float[] from, float[] to) {
    for (int i = 0; i < to.length; i++) {
      to[i] = from[i] * from[i];
    }
  }

  private static void addTo(float[] out, int offset, float[] line, float share) {
    for (int i = 0; i < line.length; i++) {
      out[offset + i] += share * line[i];
    }
  }

  /**
   * Replaces each value by arctan(k·value/√variance), with the root not below the least.
   *
   * <p>The arctangent is the polynomial 4.4.49 of Abramowitz and Stegun (1964), off by 2·10⁻⁸ at
   * most, of q = min(t, 1/t). Written without branches, so that the compiler makes vector
   * instructions of it: this is done six million times for a frame.
   */
  private static void normalize(float[] values, float[] variance, float k, float least) {
    for (int i = 0; i < values.length; i++) {
      float t = k * values[i] / Math.max((float) Math.sqrt(variance[i]), least);
      float size = Math.abs(t);
      float q = Math.min(size, 1f) / Math.max(size, 1f);
      float s = q * q;
      float tail = s * (s * (s * 0.0028662258f - 0.016165737f) + 0.042909615f);
      float middle = s * (s * (s * (tail - 0.07528964f) + 0.10656264f) - 0.142089f);
      float small = q * (1 + s * (s * (middle + 0.19993551f) - 0.33333147f));
      float beyond = Math.min(Math.max(size - 1, 0f) * Float.MAX_VALUE, 1f);
      float angle = small + beyond * ((float) (Math.PI / 2) - 2 * small);
      values[i] = angle * Math.max(-1f, Math.min(1f, t * Float.MAX_VALUE));
    }
  }
}
