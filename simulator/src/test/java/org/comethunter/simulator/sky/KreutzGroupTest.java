package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.orbit.ParabolicOrbit;
import org.comethunter.domain.orbit.SunEphemeris;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KreutzGroupTest {

  private static final Roll NORTH_UP = new Roll.Fixed(0.23);

  /** Smallest and largest speed in C2 by month, px/h, as observed for comets of the group. */
  @ParameterizedTest
  @CsvSource({
    "1, 86, 154", "2, 102, 151", "3, 93, 123", "4, 69, 88", "5, 48, 68", "6, 46, 110",
    "7, 76, 152", "8, 99, 153", "9, 99, 131", "10, 81, 98", "11, 59, 74", "12, 56, 115"
  })
  void theMeanOrbitHasTheGroupsSpeedInC2(int month, double least, double most) {
    List<SkyProjection.Place> track = track(Camera.C2, month, Duration.ofMinutes(6), 2.6, 6.3);
    double path = 0;
    for (int i = 1; i < track.size(); i++) {
      path +=
          StrictMath.hypot(
              track.get(i).x() - track.get(i - 1).x(), track.get(i).y() - track.get(i - 1).y());
    }

    assertThat(path / (track.size() - 1) * 10).isBetween(least - 4, most + 4);
  }

  /** Position angles in C3 where the mean orbit enters and where it meets the occulter. */
  @ParameterizedTest
  @CsvSource({
    "1, 136, 104", "2, 125, 110", "3, 127, 124", "4, 136, 150", "5, 154, 193", "6, 191, 245",
    "7, 221, 255", "8, 234, 251", "9, 233, 237", "10, 225, 213", "11, 206, 167", "12, 171, 114"
  })
  void theMeanOrbitHasTheGroupsPositionAnglesInC3(int month, double enters, double ends) {
    List<SkyProjection.Place> track = track(Camera.C3, month, Duration.ofMinutes(12), 3.7, 30);

    assertThat(positionAngle(track.getFirst())).isBetween(enters - 8, enters + 8);
    assertThat(positionAngle(track.getLast())).isBetween(ends - 12, ends + 12);
  }

  @Test
  void cometsComeAtTheIntervalAskedForOnScatteredOrbits() {
    KreutzGroup group =
        new KreutzGroup(SimulatedSky.Settings.of(5).withCometInterval(Duration.ofHours(20)));
    Instant now = Instant.parse("2025-10-17T00:00:00Z");

    List<Comet> comets = group.approaching(now, now.plus(Duration.ofDays(21)));

    assertThat(comets).hasSizeBetween(29, 31);
    assertThat(comets).extracting(Comet::name).doesNotHaveDuplicates();
    assertThat(comets)
        .extracting(comet -> comet.orbit().perihelionDistance())
        .doesNotHaveDuplicates()
        .allSatisfy(q -> assertThat(q).isBetween(0.005, 0.0062));
  }

  /** The track up to mid month's perihelion, where it is between two distances (solar radii). */
  private static List<SkyProjection.Place> track(
      Camera camera, int month, Duration step, double nearest, double farthest) {
    Instant perihelion = Instant.parse("2024-%02d-15T12:00:00Z".formatted(month));
    ParabolicOrbit orbit = SungrazerGroup.KREUTZ.meanOrbit(perihelion);
    List<SkyProjection.Place> track = new ArrayList<>();
    Instant instant = perihelion.minus(KreutzGroup.APPROACH);
    while (instant.isBefore(perihelion)) {
      SkyProjection projection = new SkyProjection(camera, instant, NORTH_UP);
      SkyProjection.Place place =
          projection.heliocentric(orbit.position(SunEphemeris.daysSinceJ2000(instant)));
      if (place.solarRadii() > nearest && place.solarRadii() < farthest) {
        track.add(place);
      }
      instant = instant.plus(step);
    }
    return track;
  }

  /** Degrees from solar north through east (left). */
  private static double positionAngle(SkyProjection.Place place) {
    double westward = place.x() - Camera.C3.optics().sunColumn();
    double northward = place.y() - Camera.C3.optics().sunRow();
    return (StrictMath.toDegrees(StrictMath.atan2(-westward, northward)) + 360) % 360;
  }
}
