package org.comethunter.simulator.sky;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A camera's scene worked out for each pixel, row-major, row 0 at the bottom. It does not depend on
 * the seed, so every sky shares it (22 MB a camera). Immutable.
 */
final class Background {

  private static final Map<Camera, Background> KNOWN = new ConcurrentHashMap<>();
  private static final int PIXELS = Camera.SIZE * Camera.SIZE;
  private static final int BLEMISHES = 30;

  private final float[] rate = new float[PIXELS];
  private final float[] streamerWeight = new float[PIXELS];
  private final float[] noise = new float[PIXELS];
  private final float[] transmission = new float[PIXELS];
  private final short[] angleBin = new short[PIXELS];
  private final float[] distance = new float[PIXELS];

  private Background(Camera camera) {
    Scene scene = Scene.of(camera);
    for (int row = 0; row < Camera.SIZE; row++) {
      for (int column = 0; column < Camera.SIZE; column++) {
        fill(camera, scene, row, column);
      }
    }
    blemish(camera);
  }

  /** The camera's background, computed once. */
  static Background of(Camera camera) {
    return KNOWN.computeIfAbsent(camera, Background::new);
  }

  /**
   * The corona with its streamers, DN/s.
   *
   * @param rays what {@link Streamers#byAngle} gave
   */
  float corona(int pixel, float[] rays) {
    return rate[pixel] * (1 + streamerWeight[pixel] * rays[angleBin[pixel]]);
  }

  /** The corona without its streamers, DN/s. */
  float smoothCorona(int pixel) {
    return rate[pixel];
  }

  /** Distance from the occulter's centre in pixels. */
  float distance(int pixel) {
    return distance[pixel];
  }

  /** Direction from the occulter's centre in radians, from the right anticlockwise. */
  double angle(int pixel) {
    return angleBin[pixel] * (2 * StrictMath.PI / Streamers.BINS);
  }

  /** Standard deviation in DN/s at the usual exposure. */
  float noise(int pixel) {
    return noise[pixel];
  }

  /** The share of a point source's light that arrives, 0 to 1. */
  float transmission(int pixel) {
    return transmission[pixel];
  }

  private void fill(Camera camera, Scene scene, int row, int column) {
    double dx = column - scene.centreColumn();
    double dy = row - scene.centreRow();
    double radius = StrictMath.sqrt(dx * dx + dy * dy);
    double angle = StrictMath.atan2(dy, dx);
    int pixel = row * Camera.SIZE + column;
    double light = scene.rate(radius, angle);
    rate[pixel] = (float) light;
    streamerWeight[pixel] = (float) scene.streamerWeight(radius);
    noise[pixel] = (float) camera.detector().noise(light);
    transmission[pixel] = (float) scene.transmission(radius, angle);
    distance[pixel] = (float) radius;
    long bin = StrictMath.round(angle / (2 * StrictMath.PI) * Streamers.BINS);
    angleBin[pixel] = (short) Math.floorMod(bin, Streamers.BINS);
  }

  /** Dust and dead pixels, which stay where they are for years. */
  private void blemish(Camera camera) {
    SeededStream stream = new SeededStream(0, SeededStream.Purpose.NOISE, camera.digit(), -1);
    for (int i = 0; i < BLEMISHES; i++) {
      int pixel = stream.below(PIXELS);
      float left = (float) stream.between(0.7, 0.97);
      int width = 1 + stream.below(2);
      for (int dx = 0; dx < width && pixel + dx < PIXELS; dx++) {
        rate[pixel + dx] *= left;
      }
    }
  }
}
