package org.comethunter.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.domain.observation.Tracks.mark;
import static org.comethunter.domain.observation.Tracks.sunward;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackCheckTest {

  private static List<String> codes(Instrument camera, List<Mark> marks) {
    return TrackCheck.of(Tracks.observation(camera, marks)).stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @CsvSource({"C2, 70", "C3, 10"})
  void aSteadyTrackIsReady(Instrument camera, double speed) {
    List<Finding> findings = TrackCheck.of(Tracks.observation(camera, sunward(camera, 7, speed)));
    assertThat(findings).extracting(Finding::level).containsExactly(Finding.Level.OK);
    assertThat(findings.getFirst().sentence()).contains("7 positions");
  }

  @ParameterizedTest
  @CsvSource({
    "C2, 0, mark it in 2 more frames", "C2, 1, mark it in 1 more frame.",
    "C3, 1, mark it in 2 more frames", "C3, 2, mark it in 1 more frame."
  })
  void aReportNeedsPositions(Instrument camera, int marks, String sentence) {
    Finding first =
        TrackCheck.of(Tracks.observation(camera, sunward(camera, marks, 40))).getFirst();
    assertThat(first.level()).isEqualTo(Finding.Level.PROBLEM);
    assertThat(first.code()).isEqualTo("too-few-positions");
    assertThat(first.sentence()).contains(sentence);
  }

  @Test
  void twoPositionsAreEnoughInC2ButMoreAreWanted() {
    assertThat(codes(Instrument.C2, sunward(Instrument.C2, 2, 70))).containsExactly("few-frames");
  }

  @ParameterizedTest
  @CsvSource({"C2, 70, 59, false", "C2, 70, 61, true", "C3, 12, 9, false", "C3, 12, 11, true"})
  void speedDoesNotJump(Instrument camera, double speed, double jump, boolean found) {
    List<Mark> marks = new ArrayList<>(sunward(camera, 6, speed));
    marks.add(mark(camera, 1.2, 0, 40, -300 + speed + 0.2 * (speed + jump)));
    assertThat(codes(camera, marks).contains("speed-jump")).isEqualTo(found);
  }

  @Test
  void placesOnACourseAreNotMeasured() {
    List<Mark> marks = new ArrayList<>(sunward(Instrument.C2, 7, 70));
    Mark last = marks.removeLast();
    marks.add(new Mark(last.frame(), last.position(), MarkMethod.COURSE, last.geometry()));
    List<Finding> findings = TrackCheck.of(Tracks.observation(Instrument.C2, marks));
    assertThat(findings).extracting(Finding::code).containsExactly("not-measured");
    assertThat(findings.getFirst().sentence()).startsWith("1 of 7 positions");
  }

  @Test
  void aFlawDoesNotMove() {
    assertThat(codes(Instrument.C2, sunward(Instrument.C2, 7, 0.5))).containsExactly("unmoved");
  }

  @Test
  void starsMoveToTheWest() {
    List<Mark> star = new ArrayList<>();
    List<Mark> other = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      star.add(mark(Instrument.C3, i, 5, -100 + 2.6 * i, 50 + 0.2 * i));
      other.add(mark(Instrument.C3, i, 5, -100 - 2.6 * i, 50));
    }
    assertThat(codes(Instrument.C3, star)).containsExactly("like-a-star");
    assertThat(codes(Instrument.C3, other)).containsExactly("unusual-speed", "outward");
  }

  @Test
  void noticesUnusualSpeedsGapsAndFramesOfOneMoment() {
    List<Mark> marks = new ArrayList<>(sunward(Instrument.C3, 6, 40));
    marks.add(mark(Instrument.C3, 4, 0, 40, -140));
    assertThat(codes(Instrument.C3, marks)).containsExactlyInAnyOrder("unusual-speed", "gap");

    List<Mark> twice = new ArrayList<>(sunward(Instrument.C3, 6, 10));
    Mark first = twice.getFirst();
    twice.add(
        new Mark(
            FrameId.parse("20251017-c3-zz"), first.position(), first.method(), first.geometry()));
    assertThat(codes(Instrument.C3, twice)).containsExactly("same-time");
  }
}
