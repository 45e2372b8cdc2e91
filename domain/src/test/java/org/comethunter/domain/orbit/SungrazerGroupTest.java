package org.comethunter.domain.orbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SungrazerGroupTest {

  @Test
  void codesAndNamesLeadBackToTheGroup() {
    assertThat(SungrazerGroup.values())
        .extracting(SungrazerGroup::code)
        .containsExactly("kreutz", "meyer", "marsden", "kracht", "kracht-ii");
    for (SungrazerGroup group : SungrazerGroup.values()) {
      assertThat(SungrazerGroup.of(group.code())).hasValue(group);
      assertThat(SungrazerGroup.of(" " + group.displayName() + " ")).hasValue(group);
    }
    assertThat(SungrazerGroup.of("KRACHT-II")).hasValue(SungrazerGroup.KRACHT_II);
    assertThat(SungrazerGroup.of("halley")).isEmpty();
    assertThat(SungrazerGroup.of("")).isEmpty();
  }

  /** Kreutz comets come from ecliptic longitude 283°, latitude 35° (Marsden 1967). */
  @Test
  void theKreutzPerihelionPointsWhereItShould() {
    Instant perihelion = Instant.parse("2025-10-17T00:00:00Z");
    ParabolicOrbit orbit = SungrazerGroup.KREUTZ.meanOrbit(perihelion);
    EclipticVector at = orbit.position(SunEphemeris.daysSinceJ2000(perihelion));
    double distance = Math.sqrt(at.dot(at));
    assertThat(distance).isBetween(0.00549, 0.00551);
    assertThat(Math.toDegrees(Math.asin(at.z() / distance))).isBetween(34.0, 38.0);
    assertThat((Math.toDegrees(Math.atan2(at.y(), at.x())) + 360) % 360).isBetween(280.0, 286.0);
  }
}
