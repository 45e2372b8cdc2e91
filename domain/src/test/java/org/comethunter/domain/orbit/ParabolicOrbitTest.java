package org.comethunter.domain.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParabolicOrbitTest {

  /**
   * Meeus, example 34.a: q = 1.487469, 112.5642 days after perihelion: v = 66.78862°, r = 2.133911.
   */
  @Test
  void agreesWithAnExampleOfMeeus() {
    ParabolicOrbit orbit = new ParabolicOrbit(1.487469, 0, 0, 0, 100);

    EclipticVector position = orbit.position(100 + 112.5642);

    assertThat(StrictMath.hypot(position.x(), position.y())).isCloseTo(2.133911, within(1e-6));
    assertThat(StrictMath.toDegrees(StrictMath.atan2(position.y(), position.x())))
        .isCloseTo(66.78862, within(1e-5));
  }

  @Test
  void isSymmetricAboutItsPerihelion() {
    ParabolicOrbit orbit = new ParabolicOrbit(0.0055, 0, 0, 0, 0);

    EclipticVector before = orbit.position(-1.5);
    EclipticVector after = orbit.position(1.5);

    assertThat(before.x()).isCloseTo(after.x(), within(1e-12));
    assertThat(before.y()).isCloseTo(-after.y(), within(1e-12));
    assertThat(orbit.position(0).x()).isCloseTo(0.0055, within(1e-12));
  }
}
