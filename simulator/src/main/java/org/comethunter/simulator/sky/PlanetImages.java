package org.comethunter.simulator.sky;

import org.comethunter.domain.orbit.EclipticVector;

/** Draws planets: far brighter than the detector can hold, they spill over along their row. */
final class PlanetImages {
  /** DN/s that a pixel holds before it spills, about what saturates a usual exposure. */
  private static final double FULL = 800;

  private static final int LONGEST = 120;

  private PlanetImages() {}

  /** Adds those that stand in the field. */
  static void add(float[] light, Camera camera, SkyProjection projection) {
    for (PlanetLight planet : PlanetLight.values()) {
      EclipticVector position = planet.position(projection.day());
      EclipticVector way = projection.fromObserver(position);
      if (projection.cosineToSun(way) > 0) {
        SkyProjection.Place place = projection.heliocentric(position);
        int column = (int) StrictMath.round(place.x());
        int row = (int) StrictMath.round(place.y());
        if (column >= 0 && row >= 0 && column < Camera.SIZE && row < Camera.SIZE) {
          double arrives = Background.of(camera).transmission(row * Camera.SIZE + column);
          double flux = planet.brightness(position, way) * camera.detector().starFlux() * arrives;
          draw(light, place, flux);
        }
      }
    }
  }

  private static void draw(float[] light, SkyProjection.Place place, double flux) {
    PointSpread.add(light, place.x(), place.y(), flux * PointSpread.peakOfUnit());
    int row = (int) StrictMath.round(place.y());
    int column = (int) StrictMath.round(place.x());
    for (int y = Math.max(0, row - 6); y <= Math.min(Camera.SIZE - 1, row + 6); y++) {
      double spilt = 0;
      for (int x = Math.max(0, column - 6); x <= Math.min(Camera.SIZE - 1, column + 6); x++) {
        int pixel = y * Camera.SIZE + x;
        if (light[pixel] > FULL) {
          spilt += light[pixel] - FULL;
          light[pixel] = (float) FULL;
        }
      }
      spill(light, y, column, spilt);
    }
  }

  /** Half to either side, until it is used up. */
  private static void spill(float[] light, int row, int column, double charge) {
    for (int side = -1; side <= 1; side += 2) {
      double left = charge / 2;
      for (int x = column, i = 0;
          left > 0 && i < LONGEST && x >= 0 && x < Camera.SIZE;
          x += side, i++) {
        int pixel = row * Camera.SIZE + x;
        double taken = Math.min(left, Math.max(0, FULL - light[pixel]));
        light[pixel] += (float) taken;
        left -= taken;
      }
    }
  }
}
