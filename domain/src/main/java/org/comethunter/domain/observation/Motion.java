package org.comethunter.domain.observation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.geometry.SunOffset;

/**
 * How an object moves in the north-up picture of a full frame: the least-squares polynomials
 * through its marks, of degree 1 through marks at two different times, of degree 2 through more.
 *
 * <p>Three marks within half an hour say little about a curve: half a pixel in one of them would
 * bend it by tens of pixels an hour later. So what is known beforehand counts as another
 * measurement: sungrazers gain some 20 pixels per hour and hour at most in C2, and two in C3, so
 * the quadratic coefficient is 0 within 10 or 1. The longer the marks, the less that matters.
 *
 * <p>The fit is made with polynomials that are orthogonal over the marks' times (Forsythe 1957, J.
 * SIAM 5, 74), in units of their span, so that it is as good for marks minutes apart as for marks
 * days apart.
 *
 * @param epoch the time of the first mark
 * @param right coefficients c0, c1, … of {@link SunOffset#right}, in pixels of a full frame, by
 *     powers of the hours since the epoch
 * @param up likewise of {@link SunOffset#up}
 */
public record Motion(Instant epoch, List<Double> right, List<Double> up) {

  /** Standard deviation of a mark, in pixels. */
  private static final double MARK_ERROR = 0.5;

  private static final double NANOS_OF_AN_HOUR = 3.6e12;

  /** Marks of one moment, or so near, say nothing about motion. */
  private static final double SHORTEST_HOURS = 1 / 3600.0;

  /** Keeps unmodifiable copies. */
  public Motion {
    right = List.copyOf(right);
    up = List.copyOf(up);
  }

  /**
   * The motion through those marks; empty if they are not at two times that are a second apart at
   * least.
   *
   * @param marks in time order
   */
  public static Optional<Motion> through(List<Mark> marks) {
    if (marks.isEmpty()) {
      return Optional.empty();
    }
    Instant epoch = marks.getFirst().observedAt();
    double[] hours = marks.stream().mapToDouble(mark -> hours(epoch, mark.observedAt())).toArray();
    int times = 1;
    double last = hours[0];
    for (double hour : hours) {
      if (hour - last >= SHORTEST_HOURS) {
        times++;
        last = hour;
      }
    }
    if (times < 2) {
      return Optional.empty();
    }
    int degree = Math.min(2, times - 1);
    double[] right = marks.stream().mapToDouble(mark -> mark.offset().right()).toArray();
    double[] up = marks.stream().mapToDouble(mark -> mark.offset().up()).toArray();
    double bend =
        switch (marks.getFirst().frame().instrument()) {
          case C2 -> 10;
          case C3 -> 1;
        };
    return Optional.of(
        new Motion(epoch, fit(hours, right, degree, bend), fit(hours, up, degree, bend)));
  }

  /** Hours from one moment to another. */
  static double hours(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.getSeconds() / 3600.0 + between.getNano() / NANOS_OF_AN_HOUR;
  }

  /**
   * The coefficients.
   *
   * @param bend standard deviation of the quadratic one, pixels per hour and hour
   */
  private static List<Double> fit(double[] hours, double[] values, int degree, double bend) {
    double span = hours[hours.length - 1];
    double mean = Arrays.stream(hours).average().orElseThrow() / span;
    double[] u = Arrays.stream(hours).map(hour -> hour / span - mean).toArray();
    // p1 = u, p2 = u² − a·u − b, orthogonal to each other and to 1 over the times
    double squares = sum(u, 2);
    double a = sum(u, 3) / squares;
    double b = squares / u.length;
    double c0 = Arrays.stream(values).average().orElseThrow();
    double c1 = 0;
    double c2 = 0;
    double norm2 = 0;
    for (int i = 0; i < u.length; i++) {
      double p2 = u[i] * u[i] - a * u[i] - b;
      c1 += values[i] * u[i] / squares;
      c2 += values[i] * p2;
      norm2 += p2 * p2;
    }
    double known = MARK_ERROR / (bend * span * span);
    c2 = degree < 2 ? 0 : c2 / (norm2 + known * known);
    // in powers of u, then of hours
    double q0 = c0 - c2 * b;
    double q1 = c1 - c2 * a;
    double h0 = q0 - q1 * mean + c2 * mean * mean;
    double h1 = (q1 - 2 * c2 * mean) / span;
    return degree < 2 ? List.of(h0, h1) : List.of(h0, h1, c2 / (span * span));
  }

  private static double sum(double[] values, int power) {
    return Arrays.stream(values).map(value -> Math.pow(value, power)).sum();
  }

  /** Where the object is at that moment, if it goes on like this. */
  public SunOffset at(Instant moment) {
    double hour = hours(epoch, moment);
    return new SunOffset(value(right, hour), value(up, hour));
  }

  private static double value(List<Double> coefficients, double hour) {
    double value = 0;
    for (double coefficient : coefficients.reversed()) {
      value = value * hour + coefficient;
    }
    return value;
  }
}
