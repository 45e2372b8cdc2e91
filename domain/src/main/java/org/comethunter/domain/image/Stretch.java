package org.comethunter.domain.image;

/**
 * Maps values to grey levels, linearly between black (0) and white (255) and clipped beyond. A
 * value belongs to the nearest level.
 *
 * @param black the value shown as 0
 * @param white the value shown as 255, above black
 */
record Stretch(double black, double white) {

  /** The stretch that the settings ask for over a sky. */
  static Stretch of(PictureSettings settings, SkyLevel sky) {
    return new Stretch(
        sky.median() + settings.lowSigmas() * sky.sigma(),
        sky.median() + settings.highSigmas() * sky.sigma());
  }

  /** The grey level of a value, 0 to 255. */
  int level(double value) {
    return (int) Math.clamp((value - black) * 255 / (white - black) + 0.5, 0, 255);
  }

  /** Writes the levels of {@code from.length} values to {@code to}, as unsigned bytes. */
  void apply(float[] from, byte[] to) {
    float scale = (float) (255 / (white - black));
    float offset = (float) (0.5 - black * scale);
    for (int i = 0; i < to.length; i++) {
      to[i] = (byte) (int) Math.max(0f, Math.min(255f, from[i] * scale + offset));
    }
  }
}
