package org.comethunter.simulator.sky;

import org.comethunter.simulator.sky.SeededStream.Purpose;

/**
 * Hits of energetic particles: charges follow a power law, most lie in one to three pixels, some
 * draw a track across ten and more.
 */
final class CosmicRays {

  private static final double MOST_CHARGE = 40_000;
  private static final double STEP = 0.5;

  private CosmicRays() {}

  /**
   * Adds the hits of a frame.
   *
   * @param light row-major frame, DN/s
   */
  static void add(float[] light, long seed, Observation observation) {
    Camera camera = observation.camera();
    Camera.RayRate rate = camera.rayRate();
    SeededStream stream =
        new SeededStream(seed, Purpose.COSMIC_RAYS, camera.digit(), observation.index());
    double spread = StrictMath.sqrt(rate.hits());
    int hits = (int) (rate.hits() + spread * NormalTable.deviate(stream.nextLong()));
    for (int i = 0; i < hits; i++) {
      double charge =
          rate.leastCharge() * StrictMath.pow(1 - stream.nextDouble(), -1 / rate.slope());
      double dnPerSecond = Math.min(charge, MOST_CHARGE) / observation.exposureSeconds();
      track(light, stream, dnPerSecond);
    }
  }

  private static void track(float[] light, SeededStream stream, double charge) {
    double x = stream.between(0, Camera.SIZE - 1);
    double y = stream.between(0, Camera.SIZE - 1);
    double angle = stream.between(0, 2 * StrictMath.PI);
    double length = length(stream);
    double columns = STEP * StrictMath.cos(angle);
    double rows = STEP * StrictMath.sin(angle);
    int steps = 1 + (int) (length / STEP);
    for (int i = 0; i < steps; i++) {
      deposit(light, x + i * columns, y + i * rows, charge / steps);
    }
  }

  private static double length(SeededStream stream) {
    double kind = stream.nextDouble();
    if (kind < 0.55) {
      return 0;
    }
    return kind < 0.95 ? stream.between(0.5, 3) : stream.between(3, 16);
  }

  /** Shares a charge among the four pixels around a point. */
  private static void deposit(float[] light, double x, double y, double charge) {
    int column = (int) StrictMath.floor(x);
    int row = (int) StrictMath.floor(y);
    if (column < 0 || row < 0 || column >= Camera.SIZE - 1 || row >= Camera.SIZE - 1) {
      return;
    }
    double right = x - column;
    double up = y - row;
    int pixel = row * Camera.SIZE + column;
    light[pixel] += (float) (charge * (1 - right) * (1 - up));
    light[pixel + 1] += (float) (charge * right * (1 - up));
    light[pixel + Camera.SIZE] += (float) (charge * (1 - right) * up);
    light[pixel + Camera.SIZE + 1] += (float) (charge * right * up);
  }
}
