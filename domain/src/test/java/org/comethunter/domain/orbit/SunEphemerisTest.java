package org.comethunter.domain.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SunEphemerisTest {

  /** Meeus, example 25.a: 1992 October 13, 0h TD, true longitude 199.90988 of date, R 0.99766. */
  @Test
  void agreesWithAnExampleOfMeeus() {
    SunEphemeris sun = SunEphemeris.at(Instant.parse("1992-10-13T00:00:00Z"));
    double ofDate = StrictMath.toDegrees(sun.longitude()) + 1.39697 * -0.0721;

    assertThat(Math.floorMod((long) (ofDate * 1e4), 3_600_000L) / 1e4)
        .isCloseTo(199.90988, within(0.015));
    assertThat(sun.distance()).isCloseTo(0.99766, within(0.0002));
  }
}
