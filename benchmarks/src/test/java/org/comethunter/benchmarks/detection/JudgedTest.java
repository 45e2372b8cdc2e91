package org.comethunter.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgedTest {
  private static final InjectedComet COMET = Judgements.comet(5, 10, 19);

  private static Judged judged(int first, int last, int off, InjectedComet... comets) {
    return Judged.of(
        Judgements.candidate(0.8, first, last, frame -> frame < first + off ? 30 : 1),
        List.of(comets),
        Judgements::index);
  }

  /** Four places at least, and seven of ten, within 4 px of the comet while it shows. */
  @ParameterizedTest
  @CsvSource({
    "10, 19, 0, true",
    "10, 19, 3, true",
    "10, 19, 4, false",
    "10, 13, 0, true",
    "10, 12, 0, false",
    "16, 22, 0, true",
    "16, 25, 0, false"
  })
  void aCandidateIsACometIfItIsThereInMostFrames(int first, int last, int off, boolean is) {
    Judged judged = judged(first, last, off, COMET);
    assertThat(judged.isOf(COMET)).isEqualTo(is);
    assertThat(judged.comet().isPresent()).isEqualTo(is);
  }

  @Test
  void placesCountWhereTheCometShows() {
    Judged judged = judged(7, 19, 5, COMET);
    assertThat(judged.isOf(COMET)).as("8 of the 10 that count").isTrue();
    assertThat(judged.errors())
        .hasSize(8)
        .allSatisfy(it -> assertThat(it).isCloseTo(1, within(1e-9)));
    assertThat(judged.alert()).isEqualTo(19);
  }

  @Test
  void itIsTheCometItIsNearestTo() {
    InjectedComet other = Judgements.comet(5, 10, 13);
    Judged judged = judged(10, 19, 0, other, COMET);
    assertThat(judged.isOf(COMET)).isTrue();
    assertThat(judged.isOf(other)).isFalse();
  }

  @Test
  void candidatesElsewhereAreOfNone() {
    assertThat(judged(10, 19, 10, COMET).comet()).isEmpty();
    assertThat(IntStream.range(40, 50).noneMatch(COMET::isShownIn)).isTrue();
    assertThat(judged(40, 49, 0, COMET).comet()).isEmpty();
  }
}
