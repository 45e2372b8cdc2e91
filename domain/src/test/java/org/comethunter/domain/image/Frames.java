package org.comethunter.domain.image;

import java.time.Instant;
import java.util.Random;
import org.comethunter.domain.instrument.Instrument;

/** Frames for tests. */
final class Frames {

  private Frames() {}

  static FrameHeader header(int width, int height, double roll) {
    return new FrameHeader(
        Instrument.C3,
        "32082037.fts",
        Instant.parse("2002-01-08T02:18:05.594Z"),
        2,
        width,
        height,
        400,
        roll,
        (width - 1) / 2.0,
        (height - 1) / 2.0,
        56.0 * 1024 / width,
        "Clear",
        "Clear",
        "Normal",
        false,
        false);
  }

  static float[] noise(long seed, int pixels, double mean, double sigma) {
    Random random = new Random(seed);
    float[] values = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      values[i] = (float) (mean + sigma * random.nextGaussian());
    }
    return values;
  }

  /** About one pixel of six invalid. */
  static ValidityMask holes(long seed, int pixels) {
    Random random = new Random(seed);
    boolean[] valid = new boolean[pixels];
    for (int i = 0; i < pixels; i++) {
      valid[i] = random.nextInt(6) > 0;
    }
    return ValidityMask.of(valid);
  }
}
