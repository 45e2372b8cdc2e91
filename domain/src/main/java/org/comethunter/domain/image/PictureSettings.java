package org.comethunter.domain.image;

/**
 * How values become grey levels.
 *
 * @param lowSigmas the value shown black, in noise sigmas from the sky's median
 * @param highSigmas the value shown white, in noise sigmas from the sky's median
 */
public record PictureSettings(double lowSigmas, double highSigmas) {

  /** −4σ is black and +8σ is white: a 5σ point spans about a hundred levels. */
  public static final PictureSettings DEFAULT = new PictureSettings(-4, 8);

  /**
   * @throws IllegalArgumentException if black is not below white, or one of them is no number
   */
  public PictureSettings {
    if (!(Double.isFinite(lowSigmas) && Double.isFinite(highSigmas) && lowSigmas < highSigmas)) {
      throw new IllegalArgumentException(
          "Black must be below white, not " + lowSigmas + " to " + highSigmas + " sigma");
    }
  }
}
