package org.comethunter.domain.sungrazer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.comethunter.domain.geometry.SolarView;
import org.comethunter.domain.geometry.SunPolar;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.ParabolicOrbit;
import org.comethunter.domain.orbit.SunEphemeris;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupGuessTest {
  private static final Duration CADENCE = Duration.ofMinutes(12);

  private final Random random = new Random(7);

  @ParameterizedTest
  @EnumSource(SungrazerGroup.class)
  void membersOfEveryGroupAreKnown(SungrazerGroup group) {
    for (Instrument camera : Instrument.values()) {
      int tracks = 0;
      for (int month = 1; month <= 12; month++) {
        List<Sighting> member = member(group, camera, month, camera == Instrument.C2 ? 8 : 24);
        if (!member.isEmpty()) {
          tracks++;
          Optional<GroupGuess> guess = GroupGuess.of(camera, member);
          assertThat(guess).map(GroupGuess::group).hasValue(group);
          assertThat(guess.orElseThrow().rms()).isLessThan(1.2);
          assertThat(guess.orElseThrow().sentence())
              .startsWith("Place and motion suit the " + group.displayName() + " group");
        }
      }
      assertThat(tracks).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void theFewestSightingsThatCanBeReportedAreEnoughForAKreutzComet() {
    int known = 0;
    for (int month = 1; month <= 12; month++) {
      List<Sighting> member = member(SungrazerGroup.KREUTZ, Instrument.C2, month, 2);
      Optional<GroupGuess> guess = GroupGuess.of(Instrument.C2, member);
      known += guess.filter(it -> it.group() == SungrazerGroup.KREUTZ).isPresent() ? 1 : 0;
    }
    assertThat(known).isGreaterThanOrEqualTo(9);
  }

  @Test
  void fewerAreNot() {
    for (Instrument camera : Instrument.values()) {
      List<Sighting> member = member(SungrazerGroup.KREUTZ, camera, 3, 8);
      int enough = GroupGuess.leastSightings(camera);
      assertThat(GroupGuess.of(camera, member.subList(0, enough - 1))).isEmpty();
      assertThat(GroupGuess.of(camera, Collections.nCopies(8, member.getFirst()))).isEmpty();
    }
    assertThat(GroupGuess.of(Instrument.C3, List.of())).isEmpty();
  }

  @Test
  void theOrderOfTheSightingsDoesNotMatter() {
    List<Sighting> member = member(SungrazerGroup.MEYER, Instrument.C3, 4, 20);
    assertThat(GroupGuess.of(Instrument.C3, member.reversed()))
        .isPresent()
        .isEqualTo(GroupGuess.of(Instrument.C3, member));
  }

  @Test
  void starsBelongToNone() {
    for (Instrument camera : Instrument.values()) {
      double speed = camera == Instrument.C2 ? 12.6 : 2.7;
      for (int i = 0; i < 36; i++) {
        Instant start = Instant.parse("2025-%02d-11T05:00:00Z".formatted(1 + i % 12));
        double x = random.nextDouble(-450, 450);
        double y = random.nextDouble(-450, 450);
        List<Sighting> star = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
          star.add(
              new Sighting(
                  start.plus(CADENCE.multipliedBy(k)),
                  polar(camera, x + speed * 0.2 * k + noise(0.3), y + noise(0.3))));
        }
        assertThat(GroupGuess.of(camera, star)).as("%s", star).isEmpty();
      }
    }
  }

  @Test
  void whatLeavesTheSunAlongTheKreutzTrackBelongsToNone() {
    List<Sighting> member = member(SungrazerGroup.KREUTZ, Instrument.C2, 10, 8);
    List<Sighting> outwards = new ArrayList<>();
    for (int i = 0; i < member.size(); i++) {
      SunPolar place = member.get(member.size() - 1 - i).place();
      outwards.add(new Sighting(member.get(i).at(), place));
    }
    assertThat(GroupGuess.of(Instrument.C2, outwards)).isEmpty();
  }

  private List<Sighting> member(SungrazerGroup group, Instrument camera, int month, int most) {
    Instant perihelion = Instant.parse("2025-%02d-15T00:00:00Z".formatted(month));
    ParabolicOrbit orbit =
        group.orbit(
            random.nextDouble(-0.0005, 0.0007),
            random.nextDouble(-1.5, 1.5),
            random.nextDouble(-2, 2),
            random.nextDouble(-0.6, 0.6),
            perihelion);
    List<Sighting> seen = new ArrayList<>();
    for (int k = 240; k > 0 && seen.size() < most; k--) {
      Instant at = perihelion.minus(CADENCE.multipliedBy(k));
      SunPolar place = SolarView.at(at).project(orbit.position(SunEphemeris.daysSinceJ2000(at)));
      if (place.solarRadii() > camera.innerFieldSolarRadii()
          && place.solarRadii() < 0.8 * camera.outerFieldSolarRadii()) {
        double radius = place.solarRadii() * pixels(camera);
        double angle = Math.toRadians(place.positionAngleDegrees());
        seen.add(
            new Sighting(
                at,
                polar(
                    camera,
                    -radius * Math.sin(angle) + noise(0.4),
                    radius * Math.cos(angle) + noise(0.4))));
      }
    }
    return seen.size() < most ? List.of() : seen;
  }

  private static double pixels(Instrument camera) {
    return 970 / camera.plateScaleArcsec();
  }

  private static SunPolar polar(Instrument camera, double right, double up) {
    double angle = Math.toDegrees(Math.atan2(-right, up));
    return new SunPolar(Math.hypot(right, up) / pixels(camera), angle < 0 ? angle + 360 : angle);
  }

  private double noise(double sigma) {
    return sigma * random.nextGaussian();
  }
}
