package org.comethunter.domain.picture;

import org.comethunter.domain.filter.FilterKind;

/**
 * How a frame becomes a picture.
 *
 * @param filter what is made visible
 * @param lowSigmas the value shown black, in noise sigmas from the sky's median; of {@code raw},
 *     the asinh of that
 * @param highSigmas the value shown white, likewise
 * @param scale the picture's size in that of the frame, above 0, at most 1
 * @param rejectCosmicRays whether cosmic rays are taken out first
 */
public record PictureSettings(
    FilterKind filter,
    double lowSigmas,
    double highSigmas,
    double scale,
    boolean rejectCosmicRays) {

  /** Black of a usual picture, in sigmas. */
  public static final double DEFAULT_LOW = -4;

  /** White of a usual picture, in sigmas: a 5σ point spans about a hundred levels. */
  public static final double DEFAULT_HIGH = 8;

  /** No picture needs more, and more would make its numbers unreadable. */
  public static final double MOST_SIGMAS = 1e6;

  /** An unsharp mask at full size, −4σ black and +8σ white. */
  public static final PictureSettings DEFAULT = of(FilterKind.UNSHARP);

  /**
   * @throws IllegalArgumentException with a sentence for the user if a value is out of its range
   */
  public PictureSettings {
    if (!(lowSigmas < highSigmas && lowSigmas >= -MOST_SIGMAS && highSigmas <= MOST_SIGMAS)) {
      throw new IllegalArgumentException(
          "Black must be below white, both within a million sigmas, not "
              + lowSigmas
              + " to "
              + highSigmas
              + ".");
    }
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException(
          "The scale must be above 0 and at most 1, not " + scale + ".");
    }
  }

  /** The usual stretch and size with that filter. */
  public static PictureSettings of(FilterKind filter) {
    return new PictureSettings(filter, DEFAULT_LOW, DEFAULT_HIGH, 1, false);
  }

  /** The same at another size. */
  public PictureSettings scaled(double otherScale) {
    return new PictureSettings(filter, lowSigmas, highSigmas, otherScale, rejectCosmicRays);
  }

  /** The same with another filter. */
  public PictureSettings filtered(FilterKind otherFilter) {
    return new PictureSettings(otherFilter, lowSigmas, highSigmas, scale, rejectCosmicRays);
  }
}
