package org.comethunter.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.comethunter.benchmarks.detection.Scores.Result;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final double ALL = 0.5;
  private static final double CLEAR = 0.7;

  private final InjectedComet bright = Judgements.comet(8, 0, 9);
  private final InjectedComet faint = Judgements.comet(2.5, 20, 29);
  private final InjectedComet brief = Judgements.comet(6, 40, 44);
  private final Scores scores = new Scores();

  private Judged judged(double score, int first, int last, double beside) {
    return Judged.of(
        Judgements.candidate(score, first, last, _ -> beside),
        List.of(bright, faint, brief),
        Judgements::index);
  }

  private String completeness(int kind, double score) {
    return scores.completeness(Scores.KINDS.get(kind), score);
  }

  /** Two days: both long comets are found, the faint one with a low score, and two are wrong. */
  private void addTwoDays() {
    scores.add(
        new Result(
            new Sequence.Summary("one", 0.5, List.of(bright, faint, brief)),
            List.of(judged(0.9, 0, 5, 2), judged(0.55, 20, 29, 1), judged(0.6, 40, 44, 9))));
    scores.add(
        new Result(new Sequence.Summary("two", 1.5, List.of()), List.of(judged(0.8, 50, 55, 20))));
  }

  @Test
  void wrongOnesAreCountedByTheDay() {
    addTwoDays();
    assertThat(scores.falseADay(ALL)).isCloseTo(1, within(1e-9));
    assertThat(scores.falseADay(CLEAR)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void cometsAreCountedByTheirKind() {
    addTwoDays();
    assertThat(completeness(0, ALL)).startsWith("1 of 1, 100 %");
    assertThat(completeness(1, ALL)).isEqualTo("none");
    assertThat(completeness(2, ALL)).startsWith("1 of 1");
    assertThat(completeness(2, CLEAR)).startsWith("0 of 1, 0 %");
    assertThat(completeness(3, ALL)).startsWith("0 of 1");
    assertThat(completeness(4, ALL)).startsWith("1 of 1");
    assertThat(completeness(5, ALL)).startsWith("0 of 1");
  }

  /** Wilson 1927: of 34 of 36, from 82 to 98 %. */
  @Test
  void aPartOfFewIsUncertain() {
    for (int i = 0; i < 36; i++) {
      List<Judged> found = i < 2 ? List.of() : List.of(judged(0.9, 0, 9, 0));
      scores.add(new Result(new Sequence.Summary("one", 1, List.of(bright)), found));
    }
    assertThat(completeness(0, ALL)).isEqualTo("34 of 36, 94 % (82–98)");
  }

  @Test
  void theMiddleOfAlertsAndErrors() {
    addTwoDays();
    assertThat(scores.framesToAlert(Scores.KINDS.get(0), ALL)).isEqualTo(6);
    assertThat(scores.framesToAlert(Scores.KINDS.get(3), ALL)).isNaN();
    assertThat(scores.positionError(CLEAR)).isCloseTo(2, within(1e-9));
    assertThat(scores.positionError(ALL)).isCloseTo(1, within(1e-9));
  }
}
