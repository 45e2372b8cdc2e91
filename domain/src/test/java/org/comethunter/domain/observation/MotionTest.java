package org.comethunter.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.comethunter.domain.observation.Tracks.START;
import static org.comethunter.domain.observation.Tracks.mark;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.geometry.SunOffset;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotionTest {

  private static Mark at(double hours, double right, double up) {
    return mark(Instrument.C3, hours, 0, right, up);
  }

  @Test
  void isStraightThroughTwoMarks() {
    Motion motion = Motion.through(List.of(at(0, 10, 20), at(0.5, 12, 15))).orElseThrow();

    assertThat(motion.epoch()).isEqualTo(START);
    assertThat(motion.right()).hasSize(2);
    SunOffset there = motion.at(START.plusSeconds(3600));
    assertThat(there.right()).isCloseTo(14, within(1e-9));
    assertThat(there.up()).isCloseTo(10, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 12, 24 * 365})
  void findsTheCurveThroughMarksAnyTimeApart(double hours) {
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      double u = i + (i == 3 ? 0.25 : 0);
      marks.add(at(u * hours, 100 - 3 * u + 0.25 * u * u, -200 + 7 * u - 0.5 * u * u));
    }
    Motion motion = Motion.through(marks).orElseThrow();

    for (int i = 0; i < 9; i++) {
      SunOffset there = motion.at(START.plusMillis(Math.round(i * hours * 3_600_000)));
      assertThat(there.right()).isCloseTo(100 - 3 * i + 0.25 * i * i, within(0.002));
      assertThat(there.up()).isCloseTo(-200 + 7 * i - 0.5 * i * i, within(0.002));
    }
  }

  @Test
  void marksOfHalfAnHourDoNotBendWhatComesALongTimeLater() {
    // 10 pixels an hour, but for half a pixel in the one in the middle
    Motion motion =
        Motion.through(List.of(at(0, 0, 0), at(0.2, 2.5, 0), at(0.4, 4, 0))).orElseThrow();

    assertThat(motion.at(START.plusSeconds(3600)).right()).isCloseTo(10, within(1.0));
    assertThat(motion.at(START.plusSeconds(2 * 3600)).right()).isCloseTo(20, within(2.0));
  }

  @Test
  void goesBetweenMarksThatScatter() {
    Motion motion =
        Motion.through(
                List.of(at(0, 0, 1), at(1, 10, -1), at(2, 20, -1), at(3, 30, 1), at(4, 40, 0)))
            .orElseThrow();
    assertThat(motion.at(START.plusSeconds(7200)).right()).isCloseTo(20, within(1e-9));
    assertThat(Math.abs(motion.at(START.plusSeconds(7200)).up())).isLessThan(1);
  }

  @Test
  void oneMomentIsNoMotion() {
    assertThat(Motion.through(List.of())).isEmpty();
    assertThat(Motion.through(List.of(at(0, 1, 1)))).isEmpty();
    assertThat(Motion.through(List.of(at(0, 1, 1), at(0.0001, 50, 1)))).isEmpty();
  }

  @Test
  void twoMomentsAreAStraightMotionHoweverManyMarks() {
    Motion motion = Motion.through(List.of(at(0, 10, 0), at(0, 12, 0), at(1, 21, 0))).orElseThrow();
    assertThat(motion.right()).hasSize(2);
    assertThat(motion.at(START).right()).isCloseTo(11, within(1e-9));
    assertThat(motion.at(START.plusSeconds(3600)).right()).isCloseTo(21, within(1e-9));
  }

  @Test
  void goesOnWhenTheSpacecraftIsTurned() {
    List<Mark> marks =
        List.of(
            mark(Instrument.C3, 0, 0, 10, -100),
            mark(Instrument.C3, 1, 180, 11, -90),
            mark(Instrument.C3, 2, 180, 12, -80));
    SunOffset next = Motion.through(marks).orElseThrow().at(START.plusSeconds(3 * 3600));
    assertThat(next.right()).isCloseTo(13, within(1e-9));
    assertThat(next.up()).isCloseTo(-70, within(1e-9));

    List<Step> steps = Step.between(marks);
    assertThat(steps.get(1).pixelsPerHour().getAsDouble()).isCloseTo(Math.sqrt(101), within(1e-9));
    assertThat(steps.get(1).change().getAsDouble()).isCloseTo(0, within(1e-9));
    // a little to the right of north, which is west: just below 360
    assertThat(steps.get(0).directionDegrees().getAsDouble())
        .isCloseTo(360 - Math.toDegrees(Math.atan2(1, 10)), within(1e-9));
  }

  @Test
  void directionsAreFromSolarNorthThroughEast() {
    List<Mark> marks = List.of(mark(Instrument.C3, 0, 10, 0, 0), mark(Instrument.C3, 1, 10, -5, 0));
    double east = Step.between(marks).getFirst().directionDegrees().getAsDouble();
    assertThat(east).isCloseTo(100, within(1e-9));
    assertThat(Step.between(List.of(marks.get(0), marks.get(0))).getFirst())
        .satisfies(
            step -> {
              assertThat(step.pixelsPerHour()).isEmpty();
              assertThat(step.directionDegrees()).isEmpty();
              assertThat(step.change()).isEmpty();
            });
  }
}
