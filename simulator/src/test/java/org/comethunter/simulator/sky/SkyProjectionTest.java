package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.comethunter.domain.orbit.EclipticVector;
import org.comethunter.domain.orbit.SunEphemeris;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkyProjectionTest {

  private static final int SPICA = 65474;

  /** 12.6 and 2.7 px/h are what hunters measure; the Sun's speed varies by 3 % over the year. */
  @ParameterizedTest
  @CsvSource({"2025-01-04T06:00:00Z, 12.9, 2.73", "2025-07-04T06:00:00Z, 12.0, 2.55"})
  void starsDriftToTheWestAlongTheRows(Instant instant, double c2PerHour, double c3PerHour) {
    EclipticVector direction = EclipticVector.toLongitude(SunEphemeris.at(instant).longitude());

    assertDrift(Camera.C2, instant, direction, c2PerHour, 0.15);
    assertDrift(Camera.C3, instant, direction, c3PerHour, 0.05);
  }

  private static void assertDrift(
      Camera camera, Instant instant, EclipticVector direction, double perHour, double tolerance) {
    Roll roll = new Roll.FollowingEcliptic();
    SkyProjection.Place before = new SkyProjection(camera, instant, roll).direction(direction);
    SkyProjection.Place after =
        new SkyProjection(camera, instant.plus(Duration.ofHours(2)), roll).direction(direction);

    assertThat((after.x() - before.x()) / 2).isCloseTo(perHour, within(tolerance));
    assertThat((after.y() - before.y()) / 2).isCloseTo(0, within(tolerance));
  }

  /** Spica in 32236617, a real frame, lies at (75, 429); the halo orbit shifts it by 10 px. */
  @Test
  void aStarLiesWhereARealFrameShowsIt() {
    SkyProjection projection =
        new SkyProjection(Camera.C3, Instant.parse("2010-10-10T12:18:16Z"), new Roll.Fixed(0));

    SkyProjection.Place place = projection.direction(star(SPICA));

    assertThat(place.x()).isCloseTo(65, within(2.5));
    assertThat(place.y()).isCloseTo(428, within(2.5));
  }

  @Test
  void aHalfTurnOfTheSpacecraftTurnsThePictureAboutTheSun() {
    Instant instant = Instant.parse("2010-10-10T12:18:16Z");
    SkyProjection.Place upright =
        new SkyProjection(Camera.C3, instant, new Roll.Fixed(0)).direction(star(SPICA));
    SkyProjection.Place turned =
        new SkyProjection(Camera.C3, instant, new Roll.Fixed(180)).direction(star(SPICA));

    Camera.Optics optics = Camera.C3.optics();
    assertThat((upright.x() + turned.x()) / 2).isCloseTo(optics.sunColumn(), within(1e-6));
    assertThat((upright.y() + turned.y()) / 2).isCloseTo(optics.sunRow(), within(1e-6));
    assertThat(turned.solarRadii()).isEqualTo(upright.solarRadii());
  }

  /**
   * Real headers of mid October carry about −4.7. The tilt is greatest when the Earth crosses the
   * plane of the Sun's equator, in early June and December.
   */
  @Test
  void theHeaderCarriesTheTiltOfTheSunsAxis() {
    assertThat(headerRoll("2025-10-17T00:00:00Z")).isCloseTo(-4.7, within(0.1));
    assertThat(headerRoll("2025-12-08T00:00:00Z")).isCloseTo(-7.48, within(0.05));
    assertThat(headerRoll("2025-06-06T00:00:00Z")).isCloseTo(7.02, within(0.05));
    assertThat(headerRoll("2025-09-08T00:00:00Z")).isCloseTo(-0.23, within(0.2));
  }

  private static double headerRoll(String instant) {
    return new SkyProjection(Camera.C2, Instant.parse(instant), new Roll.FollowingEcliptic())
        .headerRollDegrees();
  }

  private static EclipticVector star(int hipparcos) {
    return StarCatalogue.NEAR_ECLIPTIC.stars().stream()
        .filter(star -> star.hipparcos() == hipparcos)
        .findFirst()
        .orElseThrow()
        .direction();
  }
}
