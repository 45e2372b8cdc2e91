package org.comethunter.domain.sungrazer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
      int right = 0;
      int wrong = 0;
      for (int month = 1; month <= 12; month++) {
        for (int i = 0; i < 4; i++) {
          List<Sighting> member = member(group, camera, month, camera == Instrument.C2 ? 8 : 24);
          if (member.isEmpty()) {
            continue;
          }
          tracks++;
          Optional<GroupGuess> guess = GroupGuess.of(camera, member);
          right += guess.filter(it -> it.group() == group).isPresent() ? 1 : 0;
          wrong += guess.filter(it -> it.group() != group).isPresent() ? 1 : 0;
        }
      }
      System.out.println("GG " + group + " " + camera + " " + tracks + " " + right + " " + wrong);
    }
  }

  @Test
  void starsBelongToNone() {
    for (Instrument camera : Instrument.values()) {
      double speed = camera == Instrument.C2 ? 12.6 : 2.7;
      int guesses = 0;
      for (int i = 0; i < 200; i++) {
        Instant start = Instant.parse("2025-%02d-11T05:00:00Z".formatted(1 + i % 12));
        double x = random.nextDouble(-450, 450);
        double y = random.nextDouble(-450, 450);
        List<Sighting> star = new ArrayList<>();
        for (int k = 0; k < 6; k++) {
          Instant at = start.plus(CADENCE.multipliedBy(k));
          star.add(
              new Sighting(at, polar(camera, x + speed * 0.2 * k + noise(0.3), y + noise(0.3))));
        }
        guesses += GroupGuess.of(camera, star).isPresent() ? 1 : 0;
      }
      System.out.println("GG stars " + camera + " " + guesses);
    }
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
