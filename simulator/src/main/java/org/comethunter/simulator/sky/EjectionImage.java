package org.comethunter.simulator.sky;

/** Draws a coronal mass ejection. */
final class EjectionImage {
  private static final double REACH = 4;
  private static final double TURN = 2 * StrictMath.PI;

  private EjectionImage() {}

  /** Adds its light, a part of the corona's at each place. */
  static void add(
      float[] light, Camera camera, SkyProjection projection, Ejections.Ejection ejection) {
    Background background = Background.of(camera);
    double scale = projection.solarRadiusPixels();
    double middle = StrictMath.IEEEremainder(ejection.angle(), TURN);
    for (int pixel = 0; pixel < light.length; pixel++) {
      double radius = background.distance(pixel) / scale;
      double off = background.angle(pixel) - middle;
      off -= off > StrictMath.PI ? TURN : off < -StrictMath.PI ? -TURN : 0;
      if (StrictMath.abs(off) < ejection.halfWidth() && radius < 1.3 * ejection.height()) {
        light[pixel] += (float) (background.smoothCorona(pixel) * ejection.at(off, radius));
      }
    }
    for (Ejections.Knot knot : ejection.knots()) {
      addKnot(light, camera, background, scale, knot);
    }
  }

  private static void addKnot(
      float[] light, Camera camera, Background background, double scale, Ejections.Knot knot) {
    double x = camera.optics().sunColumn() + knot.height() * scale * StrictMath.cos(knot.angle());
    double y = camera.optics().sunRow() + knot.height() * scale * StrictMath.sin(knot.angle());
    double size = Math.max(PointSpread.SIGMA, knot.size() * scale);
    int reach = (int) StrictMath.ceil(REACH * size);
    int column = (int) StrictMath.round(x);
    int row = (int) StrictMath.round(y);
    for (int r = Math.max(0, row - reach); r <= Math.min(Camera.SIZE - 1, row + reach); r++) {
      for (int c = Math.max(0, column - reach);
          c <= Math.min(Camera.SIZE - 1, column + reach);
          c++) {
        double away = ((c - x) * (c - x) + (r - y) * (r - y)) / (size * size);
        int pixel = r * Camera.SIZE + c;
        light[pixel] +=
            (float) (background.smoothCorona(pixel) * knot.strength() * StrictMath.exp(-away / 2));
      }
    }
  }
}
