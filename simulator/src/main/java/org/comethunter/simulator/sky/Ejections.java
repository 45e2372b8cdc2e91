package org.comethunter.simulator.sky;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.simulator.sky.SeededStream.Purpose;

/**
 * Coronal mass ejections: a bright front that leaves the Sun, a dark cavity behind it and a core of
 * knots, all growing in proportion to their distance, as the three parts that are usually told
 * apart (Illing and Hundhausen 1985, J. Geophys. Res. 90, 275). Speeds and widths are those of
 * common events (Yashiro et al. 2004, J. Geophys. Res. 109, A07105). Immutable.
 */
final class Ejections {
  private static final double DAYS_LOOKED_BACK = 1.5;
  private static final double SOLAR_RADIUS_KM = 695_700;
  private static final double SECONDS_A_DAY = 86_400;
  private static final double FRONT = 0.05;
  private static final int RIPPLES = 9;
  private static final int MOST_KNOTS = 24;

  private final long seed;
  private final double intervalDays;

  /**
   * @param interval mean time from one to the next; zero for none
   */
  Ejections(long seed, Duration interval) {
    this.seed = seed;
    this.intervalDays = interval.toSeconds() / SECONDS_A_DAY;
  }

  /**
   * One ejection at a moment; angles in radians, distances in solar radii.
   *
   * @param angle its direction in the frame, from the right anticlockwise
   * @param halfWidth half of its opening angle
   * @param height how far its front has come
   * @param strength the front's brightness as a part of the corona's
   * @param ripplePhase where the ripples along its front lie
   * @param knots its core
   */
  record Ejection(
      double angle,
      double halfWidth,
      double height,
      double strength,
      double ripplePhase,
      List<Knot> knots) {

    /**
     * How much brighter it makes a place, as a part of the corona there.
     *
     * @param off angle from the ejection's middle
     * @param radius distance from the Sun's centre
     */
    double at(double off, double radius) {
      double share = off / halfWidth;
      if (StrictMath.abs(share) > 1) {
        return 0;
      }
      double edge = 1 - share * share;
      double front = height * (0.55 + 0.45 * StrictMath.sqrt(edge));
      double distance = (radius - front) / (FRONT * height);
      double ripple = 1 + 0.35 * StrictMath.sin(RIPPLES * StrictMath.PI * share + ripplePhase);
      double bright = StrictMath.exp(-distance * distance * (distance > 0 ? 2 : 0.35)) * ripple;
      double cavity =
          radius < front ? 0.25 * edge * StrictMath.min(1, (front - radius) / height) : 0;
      return strength * StrictMath.sqrt(edge) * (bright - cavity);
    }
  }

  /**
   * A knot of a core.
   *
   * @param angle direction in the frame, radians
   * @param height distance from the Sun's centre in solar radii
   * @param size standard deviation in solar radii
   * @param strength brightness at its centre as a part of the corona's
   */
  record Knot(double angle, double height, double size, double strength) {}

  /**
   * The ejections that are on their way.
   *
   * @param day days since J2000
   * @param roll by how many radians solar north lies to the right of the columns
   */
  List<Ejection> at(double day, double roll) {
    List<Ejection> under = new ArrayList<>();
    if (intervalDays > 0) {
      long last = (long) StrictMath.floor(day / intervalDays);
      long first = (long) StrictMath.floor((day - DAYS_LOOKED_BACK) / intervalDays) - 1;
      for (long number = first; number <= last; number++) {
        add(under, number, day, roll);
      }
    }
    return under;
  }

  private void add(List<Ejection> under, long number, double day, double roll) {
    SeededStream stream = new SeededStream(seed, Purpose.EJECTION, 0, number);
    double begin = (number + stream.nextDouble()) * intervalDays;
    double speed = stream.between(250, 1100);
    double angle = stream.between(0, 2 * StrictMath.PI) - roll;
    double halfWidth = StrictMath.toRadians(stream.between(12, 45));
    double strength = stream.between(0.05, 0.4);
    double phase = stream.between(0, 2 * StrictMath.PI);
    int knots = 6 + stream.below(MOST_KNOTS - 6);
    double age = day - begin;
    if (age < 0 || age > DAYS_LOOKED_BACK) {
      return;
    }
    double height = 1 + speed * age * SECONDS_A_DAY / SOLAR_RADIUS_KM;
    double fading = StrictMath.exp(-height / 18);
    List<Knot> core = new ArrayList<>();
    for (int i = 0; i < knots; i++) {
      double share = stream.between(-0.55, 0.55);
      double far = stream.between(0.4, 0.8);
      double size = stream.between(0.006, 0.03);
      double bright = stream.between(0.1, 0.9);
      core.add(
          new Knot(
              angle + share * halfWidth, far * height, size * height, strength * bright * fading));
    }
    under.add(new Ejection(angle, halfWidth, height, strength * fading, phase, core));
  }
}
