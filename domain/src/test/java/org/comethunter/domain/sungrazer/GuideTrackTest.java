package org.comethunter.domain.sungrazer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.comethunter.domain.geometry.SunPolar;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuideTrackTest {

  /** Published table of the group's position angles by month: entering C3, and at its occulter. */
  @ParameterizedTest
  @CsvSource({
    "01, 136, 104",
    "02, 125, 110",
    "03, 127, 124",
    "04, 136, 150",
    "05, 154, 193",
    "06, 191, 245",
    "07, 221, 255",
    "08, 234, 251",
    "09, 233, 237",
    "10, 225, 213",
    "11, 206, 167",
    "12, 171, 114"
  })
  void theKreutzTrackFollowsTheMonths(String month, double entering, double atOcculter) {
    Instant middle = Instant.parse("2025-" + month + "-15T12:00:00Z");
    List<SunPolar> track = GuideTrack.of(SungrazerGroup.KREUTZ, Instrument.C3, middle);

    assertThat(track.getFirst().solarRadii()).isCloseTo(32, within(1e-6));
    assertThat(track.getLast().solarRadii()).isCloseTo(3.7, within(1e-6));
    assertThat(track.getFirst().positionAngleDegrees()).isCloseTo(entering, within(5.0));
    assertThat(track.getLast().positionAngleDegrees()).isCloseTo(atOcculter, within(5.0));
  }

  @Test
  void theKreutzTrackRunsInwardsWithoutJumps() {
    for (Instrument camera : Instrument.values()) {
      for (int month = 1; month <= 12; month++) {
        Instant moment = Instant.parse("2024-%02d-03T00:00:00Z".formatted(month));
        List<SunPolar> track = GuideTrack.of(SungrazerGroup.KREUTZ, camera, moment);
        assertThat(track).hasSizeGreaterThan(20);
        for (int i = 1; i < track.size(); i++) {
          assertThat(track.get(i).solarRadii())
              .isGreaterThan(camera.innerFieldSolarRadii() - 1e-6)
              .isLessThan(track.get(i - 1).solarRadii());
        }
      }
    }
  }

  @Test
  void aGroupThatPassesOutsideTheFieldHasNoTrackThere() {
    Instant moment = Instant.parse("2024-03-03T00:00:00Z");
    List<SunPolar> inC3 = GuideTrack.of(SungrazerGroup.MEYER, Instrument.C3, moment);
    assertThat(inC3.getFirst().solarRadii()).isCloseTo(32, within(1e-6));
  }
}
