package org.comethunter.simulator.sky;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.simulator.sky.SeededStream.Purpose;

/**
 * The rays of the corona. They stand on the turning Sun: each sweeps through its projected angle in
 * half a solar rotation, brightest at the limb, and swells and fades over days. Consecutive frames
 * of both cameras therefore show the same slowly changing corona. Immutable.
 */
final class Streamers {

  /** Angles into which a circle is divided. */
  static final int BINS = 8192;

  private static final int BROAD = 16;
  private static final int FINE = 260;
  private static final double SYNODIC_ROTATION_DAYS = 27.2753;
  private static final double TURN = 2 * StrictMath.PI;

  private final List<Ray> rays = new ArrayList<>();

  Streamers(long seed) {
    SeededStream stream = new SeededStream(seed, Purpose.STREAMERS, 0, 0);
    for (int i = 0; i < BROAD; i++) {
      rays.add(Ray.draw(stream, 28, 0.10, 0.45, 4, 10));
    }
    for (int i = 0; i < FINE; i++) {
      rays.add(Ray.draw(stream, 75, 0.002, 0.028, 0.3, 1.5));
    }
  }

  /** One ray; angles in radians. */
  private record Ray(
      double latitude,
      double longitude,
      double strength,
      double width,
      double pulseDays,
      double pulsePhase) {

    static Ray draw(
        SeededStream stream,
        double latitudeSpread,
        double weakest,
        double strongest,
        double narrowest,
        double widest) {
      double latitude = latitudeSpread * (stream.nextDouble() + stream.nextDouble() - 1);
      double u = stream.nextDouble();
      return new Ray(
          StrictMath.toRadians(latitude),
          stream.between(0, TURN),
          weakest + (strongest - weakest) * u * u,
          StrictMath.toRadians(stream.between(narrowest, widest)),
          stream.between(2, 9),
          stream.between(0, TURN));
    }
  }

  /**
   * Brightness added by the rays, as a fraction of the smooth corona, by angle in the frame.
   *
   * @param day days since J2000
   * @param roll by how many radians solar north lies to the right of the columns
   * @return {@link #BINS} values from 0 up, the first to the right (west), going on anticlockwise
   */
  float[] byAngle(double day, double roll) {
    float[] bins = new float[BINS];
    double rotation = TURN * (day / SYNODIC_ROTATION_DAYS);
    for (Ray ray : rays) {
      double longitude = ray.longitude + rotation;
      double westward = StrictMath.cos(ray.latitude) * StrictMath.sin(longitude);
      double northward = StrictMath.sin(ray.latitude);
      double sineToSight = StrictMath.hypot(westward, northward);
      double pulse = 1 + 0.35 * StrictMath.sin(TURN * day / ray.pulseDays + ray.pulsePhase);
      double strength = ray.strength * pulse * sineToSight * sineToSight * sineToSight;
      spread(bins, StrictMath.atan2(northward, westward) - roll, ray.width, strength);
    }
    return bins;
  }

  /** Adds a bell (cos⁴) of a half-width of two widths. */
  private static void spread(float[] bins, double angle, double width, double strength) {
    double centre = angle / TURN * BINS;
    double reach = 2 * width / TURN * BINS;
    for (int bin = (int) StrictMath.ceil(centre - reach); bin <= centre + reach; bin++) {
      double cosine = StrictMath.cos((bin - centre) / reach * StrictMath.PI / 2);
      bins[Math.floorMod(bin, BINS)] += (float) (strength * cosine * cosine * cosine * cosine);
    }
  }
}
