package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {
  private final Fit fit = new Fit(500, 500, 11.9);

  @Test
  void aStraightCourseIsFoundAgain() {
    List<Fit.Point> points = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      points.add(new Fit.Point(100 + 0.2 * i, 200 + 6 * i, 900 - 4 * i, 9));
    }
    Fit.Result result = fit.of(points);
    assertThat(result.rms()).isLessThan(0.05);
    assertThat(result.course().xAt(102)).isCloseTo(260, within(0.3));
    assertThat(result.course().yAt(102)).isCloseTo(860, within(0.3));
    assertThat(result.course().speedAt(100.7)).isCloseTo(Math.hypot(30, 20), within(0.5));
  }

  /** As a body falls that is as near to the Sun as it seems. */
  @Test
  void aFallTowardsTheSunIsBentTowardsIt() {
    double x = 700;
    double y = 500;
    double vx = 0;
    double vy = 80;
    List<Fit.Point> points = new ArrayList<>();
    double step = 0.001;
    for (int i = 0; i <= 1600; i++) {
      if (i % 200 == 0) {
        points.add(new Fit.Point(i * step, x, y, 1));
      }
      double pull = fit.pullAt(x, y);
      vx -= pull * (x - 500) * step;
      vy -= pull * (y - 500) * step;
      x += vx * step;
      y += vy * step;
    }
    Course course = fit.of(points).course();
    assertThat(course.ax()).isNegative();
    assertThat(course.xAt(0)).isCloseTo(700, within(2.0));
    assertThat(course.xAt(1.6)).isCloseTo(points.getLast().x(), within(1.5));
  }

  @Test
  void whatIsClearerCountsMore() {
    List<Fit.Point> points =
        List.of(
            new Fit.Point(0, 100, 100, 100),
            new Fit.Point(1, 110, 100, 100),
            new Fit.Point(2, 120, 100, 100),
            new Fit.Point(3, 130, 112, 1));
    assertThat(fit.of(points).course().yAt(1)).isCloseTo(100, within(0.5));
  }
}
