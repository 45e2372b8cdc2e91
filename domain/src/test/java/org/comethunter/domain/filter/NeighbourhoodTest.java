package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NeighbourhoodTest {
  private static final Instant NOON = Instant.parse("2002-01-08T12:00:00Z");
  private static final Headers USUAL = Headers.usual(64, 64).at(NOON);
  private static final FrameHeader FRAME = USUAL.header();
  private static final Predecessor PREDECESSOR =
      new Predecessor(Duration.ofMinutes(8), Duration.ofMinutes(16));
  private static final Surroundings SURROUNDINGS =
      new Surroundings(Duration.ofHours(6), Duration.ofHours(1));

  @ParameterizedTest
  @CsvSource({
    "PT0S,false",
    "PT7M59.999S,false",
    "PT8M,true",
    "PT12M,true",
    "PT16M,true",
    "PT16M0.001S,false",
    "-PT12M,false"
  })
  void aPreviousFrameIsEightToSixteenMinutesOlder(Duration earlier, boolean taken) {
    FrameHeader other = USUAL.at(NOON.minus(earlier)).header();
    assertThat(PREDECESSOR.choose(FRAME, List.of(other)).contains(other)).isEqualTo(taken);
    assertThat(PREDECESSOR.window(NOON).contains(other.observedAt())).isEqualTo(taken);
  }

  @Test
  void theLatestOfThemIsTaken() {
    FrameHeader tenMinutes = minutes(-10);
    assertThat(
            PREDECESSOR.choose(
                FRAME, List.of(minutes(-15), tenMinutes, minutes(-11), minutes(-2), FRAME)))
        .containsExactly(tenMinutes);
    assertThat(PREDECESSOR.choose(FRAME, List.of())).isEmpty();
  }

  @Test
  void aFrameOfAnotherSeriesIsPassedOver() {
    FrameHeader other = USUAL.at(NOON.minusSeconds(600)).inProgram("Sequence").header();
    FrameHeader older = minutes(-14);
    assertThat(PREDECESSOR.choose(FRAME, List.of(older, other))).containsExactly(older);
  }

  static Stream<Headers> otherSeries() {
    return Stream.of(
        USUAL.rolled(180),
        USUAL.rolled(0.6),
        USUAL.rolled(-0.6),
        USUAL.inProgram("Sequence"),
        USUAL.sized(32, 64),
        USUAL.sized(64, 32),
        USUAL.summedUp(),
        USUAL.of(Instrument.C2),
        USUAL.through("Blue", "Clear"),
        USUAL.through("Clear", "+60 Deg"));
  }

  @ParameterizedTest
  @MethodSource("otherSeries")
  void framesOfOtherSeriesAreNotCompared(Headers other) {
    assertThat(PREDECESSOR.choose(FRAME, List.of(other.at(NOON.minusSeconds(600)).header())))
        .isEmpty();
    List<FrameHeader> others = new ArrayList<>();
    for (int hours = 2; hours <= 5; hours++) {
      others.add(other.at(NOON.plus(Duration.ofHours(hours))).header());
    }
    assertThat(SURROUNDINGS.choose(FRAME, others)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0.4,0", "-0.4,0", "179.8,-179.9", "359.9,0.1", "180,-180"})
  void nearlyTheSameRollIsTheSame(double roll, double otherRoll) {
    FrameHeader other = USUAL.at(NOON.minusSeconds(600)).rolled(otherRoll).header();
    assertThat(PREDECESSOR.choose(USUAL.rolled(roll).header(), List.of(other)))
        .containsExactly(other);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,false",
    "PT59M,false",
    "PT1H,false",
    "PT1H0.001S,true",
    "PT3H,true",
    "PT6H,true",
    "PT6H0.001S,false"
  })
  void aBackgroundIsOneToSixHoursAway(Duration away, boolean taken) {
    List<FrameHeader> enough = List.of(minutes(-180), minutes(-179), minutes(179));
    for (int sign : new int[] {-1, 1}) {
      FrameHeader other = USUAL.at(NOON.plus(away.multipliedBy(sign))).header();
      List<FrameHeader> candidates = new ArrayList<>(enough);
      candidates.add(other);
      assertThat(SURROUNDINGS.choose(FRAME, candidates).contains(other)).isEqualTo(taken);
    }
  }

  @Test
  void theWindowOfABackgroundHoldsAllItsFrames() {
    assertThat(SURROUNDINGS.window(NOON).contains(NOON.minus(Duration.ofHours(6)))).isTrue();
    assertThat(SURROUNDINGS.window(NOON).contains(NOON.plus(Duration.ofHours(6)))).isTrue();
    assertThat(SURROUNDINGS.window(NOON).contains(NOON.plus(Duration.ofHours(7)))).isFalse();
  }

  @Test
  void twoFramesAreNoBackground() {
    assertThat(SURROUNDINGS.choose(FRAME, List.of(minutes(-90), minutes(90), minutes(5))))
        .isEmpty();
    assertThat(SURROUNDINGS.choose(FRAME, List.of(minutes(90), minutes(-90), minutes(91))))
        .containsExactly(minutes(-90), minutes(90), minutes(91));
  }

  @Test
  void moreThanNinetyNineAreThinnedOutEvenly() {
    List<FrameHeader> candidates = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      candidates.add(USUAL.at(NOON.minusSeconds(3 * 3600 + i)).header());
      candidates.add(USUAL.at(NOON.plusSeconds(3 * 3600 + i)).header());
    }
    Collections.shuffle(candidates, new Random(1));
    List<FrameHeader> chosen = SURROUNDINGS.choose(FRAME, candidates);
    assertThat(chosen).hasSize(99).doesNotHaveDuplicates();
    assertThat(chosen.stream().map(FrameHeader::observedAt).toList()).isSorted();
    assertThat(chosen.stream().filter(it -> it.observedAt().isBefore(NOON)).count())
        .isBetween(49L, 50L);
    List<FrameHeader> justEnough = candidates.subList(0, 99);
    assertThat(SURROUNDINGS.choose(FRAME, justEnough)).containsAll(justEnough).hasSize(99);
  }

  @Test
  void badRangesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Predecessor(Duration.ZERO, Duration.ofMinutes(5)))
        .withMessage(
            "A previous frame is at least some time older, and at most longer, not PT0S to PT5M.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Predecessor(Duration.ofMinutes(6), Duration.ofMinutes(5)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Surroundings(Duration.ofHours(1), Duration.ofHours(1)))
        .withMessage("A background reaches farther than its gap, not PT1H with PT1H.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Surroundings(Duration.ofHours(1), Duration.ofHours(-1)));
  }

  private static FrameHeader minutes(int later) {
    return USUAL.at(NOON.plus(Duration.ofMinutes(later))).header();
  }
}
