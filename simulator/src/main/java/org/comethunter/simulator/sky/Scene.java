package org.comethunter.simulator.sky;

/**
 * The light that does not change with time at one pixel of a camera: dust corona, stray light,
 * occulter with its fringes, pylon and vignetting. Distances in pixels from the occulter's centre,
 * angles in radians anticlockwise from the rows' direction. The nodes were read off 22104858 (C2,
 * 2001), 32046494 (C3, 2000) and 32236617 (C3, 2010).
 */
sealed interface Scene {

  /** The direction of the pylon that carries the occulter: fixed to the detector, lower left. */
  double PYLON = StrictMath.toRadians(225.5);

  /** Column of the occulter's centre. */
  double centreColumn();

  /** Row of the occulter's centre. */
  double centreRow();

  /** DN/s without streamers. */
  double rate(double radius, double angle);

  /** How much of the streamers' modulation shows, 0 to 1. */
  double streamerWeight(double radius);

  /** The share of a point source's light that passes occulter, pylon and field stop, 0 to 1. */
  double transmission(double radius, double angle);

  /** The scene of a camera. */
  static Scene of(Camera camera) {
    return switch (camera.instrument()) {
      case C2 -> new InnerCorona();
      case C3 -> new OuterCorona();
    };
  }

  /** Smooth step from 0 at {@code from} to 1 at {@code to}. */
  private static double step(double from, double to, double x) {
    double share = Math.clamp((x - from) / (to - from), 0, 1);
    return share * share * (3 - 2 * share);
  }

  private static double bell(double distance, double width) {
    double x = distance / width;
    return StrictMath.exp(-x * x / 2);
  }

  private static double fromPylon(double angle) {
    return StrictMath.IEEEremainder(angle - PYLON, 2 * StrictMath.PI);
  }

  /** C2: a bright ring of light diffracted at the occulter, and a wide, soft pylon shadow. */
  record InnerCorona() implements Scene {

    private static final Profile RATE =
        new Profile(
            100, 4, 115, 6, 122, 10, 130, 14, 136, 21, 140, 29, 145, 47, 150, 78, 155, 145, 160,
            255, 164, 370, 167, 405, 170, 350, 174, 250, 178, 175, 184, 135, 190, 120, 200, 108,
            220, 103, 250, 99, 300, 93, 350, 83, 400, 71, 450, 61, 500, 53, 550, 42, 600, 31, 640,
            22, 680, 12, 730, 5);

    @Override
    public double centreColumn() {
      return 511.6;
    }

    @Override
    public double centreRow() {
      return 507.3;
    }

    @Override
    public double rate(double radius, double angle) {
      double cosine = StrictMath.cos(angle);
      double flattened = 1 + 0.16 * cosine * cosine * step(200, 260, radius);
      return (RATE.at(radius) * flattened + fringes(radius)) * shadow(radius, angle);
    }

    @Override
    public double streamerWeight(double radius) {
      return step(172, 205, radius) * (1 - 0.55 * step(220, 650, radius));
    }

    @Override
    public double transmission(double radius, double angle) {
      return (0.15 + 0.85 * step(180, 400, radius))
          * step(158, 185, radius)
          * shadow(radius, angle)
          * (1 - step(500, 730, radius));
    }

    private static double fringes(double radius) {
      return radius < 172
          ? 0
          : 30
              * StrictMath.exp(-(radius - 172) / 11)
              * StrictMath.cos(2 * StrictMath.PI * (radius - 183) / 8.5);
    }

    private static double shadow(double radius, double angle) {
      double off = StrictMath.toDegrees(fromPylon(angle));
      double narrow = 0.88 * step(100, 130, radius) * (1 - step(165, 235, radius)) * bell(off, 7);
      return (1 - narrow) * (1 - 0.36 * bell(off, 26));
    }
  }

  /** C3: flattened dust corona, sharp field edge, and the pylon's dark shadow to the corner. */
  record OuterCorona() implements Scene {

    private static final Profile EQUATOR =
        new Profile(
            58, 14, 61, 60, 64, 250, 66, 335, 70, 330, 75, 316, 80, 350, 100, 448, 130, 475, 150,
            472, 180, 385, 200, 315, 250, 198, 300, 136, 350, 99, 400, 75, 450, 60, 500, 50, 530,
            46, 550, 43);
    private static final Profile POLE =
        new Profile(
            58, 12, 61, 50, 64, 205, 66, 280, 70, 298, 75, 288, 80, 308, 100, 352, 130, 325, 150,
            297, 180, 222, 200, 174, 250, 105, 300, 71, 350, 53, 400, 41, 450, 35, 500, 30, 530, 27,
            550, 25);
    private static final Profile PYLON_SHADOW =
        new Profile(
            0, 0.015, 8, 0.035, 15, 0.09, 30, 0.23, 45, 0.39, 60, 0.53, 75, 0.67, 90, 0.85, 105,
            0.95, 120, 1);
    private static final double STRAY_LIGHT = 1;

    @Override
    public double centreColumn() {
      return 515.9;
    }

    @Override
    public double centreRow() {
      return 530.2;
    }

    @Override
    public double rate(double radius, double angle) {
      double cosine = Math.abs(StrictMath.cos(angle));
      double towardsEquator = StrictMath.pow(cosine, 6.5);
      double pole = POLE.at(radius);
      double corona = pole + (EQUATOR.at(radius) - pole) * towardsEquator;
      double ring = 90 * bell(radius - 66, 1.6);
      double dusk = 4 * (1 - step(30, 70, radius)) + STRAY_LIGHT;
      return (corona + ring) * opening(radius, angle) + dusk;
    }

    @Override
    public double streamerWeight(double radius) {
      return step(62, 80, radius) * (0.12 + 0.28 * (1 - step(70, 300, radius)));
    }

    @Override
    public double transmission(double radius, double angle) {
      return (0.1 + 0.9 * step(62, 170, radius)) * opening(radius, angle);
    }

    private static double opening(double radius, double angle) {
      return step(58, 66, radius) * shadow(radius, angle) * (1 - step(552, 566, radius));
    }

    /** The shadow of a rod of constant width that begins at the occulter. */
    private static double shadow(double radius, double angle) {
      double off = fromPylon(angle);
      double across = radius * Math.abs(StrictMath.sin(off));
      double along = radius * StrictMath.cos(off);
      return 1 - (1 - PYLON_SHADOW.at(across)) * step(0, 45, along);
    }
  }
}
