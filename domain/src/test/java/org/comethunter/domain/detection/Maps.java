package org.comethunter.domain.detection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;

/** Searched frames for tests: noise as a matched filter leaves it, a frame every 12 minutes. */
final class Maps {
  static final int SIDE = 256;
  private static final Instant BEGIN = Instant.parse("2025-03-10T00:00:00Z");
  private static final double HOURS_APART = 0.2;

  private final Random random;

  Maps(long seed) {
    random = new Random(seed);
  }

  static double hour(int frame) {
    return BEGIN.toEpochMilli() / 3_600_000.0 + frame * HOURS_APART;
  }

  static FrameId id(int frame) {
    return FrameId.ofFile(
        LocalDate.of(2025, 3, 10), Instrument.C3, "%08d.fts".formatted(32_000_000 + frame));
  }

  static FrameGeometry geometry(int frame) {
    return new FrameGeometry(
        BEGIN.plusSeconds((long) (frame * HOURS_APART * 3600)), SIDE, SIDE, 0, 128, 128, 56);
  }

  /** Noise, and points of that significance at those places. */
  SearchedFrame frame(int number, double significance, PixelPosition... points) {
    float[] white = new float[SIDE * SIDE];
    for (int i = 0; i < white.length; i++) {
      white[i] = (float) random.nextGaussian();
    }
    float[] smooth = smoothed(white);
    for (PixelPosition point : points) {
      add(smooth, significance, point);
    }
    Significances map = new Significances(SIDE, SIDE);
    for (int i = 0; i < smooth.length; i++) {
      map.set(i, smooth[i]);
    }
    return new SearchedFrame(id(number), geometry(number), hour(number), map, Peaks.of(map, 1.2f));
  }

  private static float[] smoothed(float[] white) {
    double[] kernel = new double[9];
    double squares = 0;
    for (int k = -4; k <= 4; k++) {
      kernel[k + 4] = Math.exp(-k * k / (2 * 1.2 * 1.2));
      squares += kernel[k + 4] * kernel[k + 4];
    }
    float[] across = new float[white.length];
    float[] both = new float[white.length];
    for (int pass = 0; pass < 2; pass++) {
      float[] from = pass == 0 ? white : across;
      float[] to = pass == 0 ? across : both;
      int step = pass == 0 ? 1 : SIDE;
      for (int i = 0; i < white.length; i++) {
        double sum = 0;
        for (int k = -4; k <= 4; k++) {
          sum += kernel[k + 4] * from[Math.floorMod(i + k * step, white.length)];
        }
        to[i] = (float) (sum / Math.sqrt(squares));
      }
    }
    return both;
  }

  private static void add(float[] map, double significance, PixelPosition point) {
    int column = (int) Math.round(point.column());
    int row = (int) Math.round(point.row());
    for (int y = Math.max(0, row - 5); y <= Math.min(SIDE - 1, row + 5); y++) {
      for (int x = Math.max(0, column - 5); x <= Math.min(SIDE - 1, column + 5); x++) {
        double square = Math.pow(x - point.column(), 2) + Math.pow(y - point.row(), 2);
        map[y * SIDE + x] += (float) (significance * Math.exp(-square / (4 * 1.2 * 1.2)));
      }
    }
  }
}
