package org.comethunter.domain.image;

import java.time.Instant;
import java.util.Random;
import org.comethunter.domain.instrument.Instrument;

/** Frames for tests. */
public final class Frames {

  private Frames() {}

  /** A header of C3 with the Sun in the middle, 2 s and a bias of 400. */
  public static FrameHeader header(int width, int height, double roll) {
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

  /** Normal noise. */
  public static float[] noise(long seed, int pixels, double mean, double sigma) {
    Random random = new Random(seed);
    float[] values = new float[pixels];
    for (int i = 0; i < pixels; i++) {
      values[i] = (float) (mean + sigma * random.nextGaussian());
    }
    return values;
  }

  /** About one pixel of six invalid. */
  public static ValidityMask holes(long seed, int width, int height) {
    Random random = new Random(seed);
    boolean[] valid = new boolean[width * height];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = random.nextInt(6) > 0;
    }
    return ValidityMask.of(width, valid);
  }

  /** A frame of those counts; a count of 0 is no data. */
  public static Frame frame(FrameHeader header, float[] counts) {
    ValidityMask mask = ValidityMask.ofCounts(header.width(), counts);
    return new Frame(header, new Image(header.width(), header.height(), counts, mask));
  }
}
