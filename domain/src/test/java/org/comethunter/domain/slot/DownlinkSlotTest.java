package org.comethunter.domain.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.domain.slot.SlotStatus.ACTIVE;
import static org.comethunter.domain.slot.SlotStatus.DONE;
import static org.comethunter.domain.slot.SlotStatus.MISSED;
import static org.comethunter.domain.slot.SlotStatus.PENDING;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DownlinkSlotTest {
  private static final Instant BEGIN = Instant.parse("2026-05-31T13:55:00Z");
  private static final Instant END = Instant.parse("2026-05-31T15:55:00Z");
  private final DownlinkSlot slot = DownlinkSlot.announced(new TimeWindow(BEGIN, END), "D34");

  private static final Map<SlotStatus, Set<SlotStatus>> TABLE =
      Map.of(
          PENDING, Set.of(ACTIVE, MISSED),
          ACTIVE, Set.of(DONE, MISSED),
          DONE, Set.of(),
          MISSED, Set.of());

  static Stream<Arguments> everyPair() {
    return Stream.of(SlotStatus.values())
        .flatMap(from -> Stream.of(SlotStatus.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest(name = "{0} to {1}")
  @MethodSource("everyPair")
  void allowsWhatTheTableAllowsAndRefusesTheRest(SlotStatus from, SlotStatus to) {
    assertThat(from.canBecome(to)).isEqualTo(TABLE.get(from).contains(to));
  }

  @Test
  void isNamedAfterItsBeginAndAntenna() {
    assertThat(slot.id()).isEqualTo("20260531T1355-D34");
    assertThat(slot.rescheduled(new TimeWindow(BEGIN, END.plusSeconds(60))).id())
        .isEqualTo(slot.id());
  }

  @Test
  void beginsWithItsBeginAndEndsWithItsEnd() {
    assertThat(slot.at(BEGIN.minusNanos(1)).status()).isEqualTo(PENDING);
    assertThat(slot.at(BEGIN).status()).isEqualTo(ACTIVE);
    assertThat(slot.at(BEGIN).at(END.minusNanos(1)).status()).isEqualTo(ACTIVE);
    assertThat(slot.at(BEGIN).cycleSucceeded().at(END).status()).isEqualTo(DONE);
  }

  @Test
  void isMissedWithoutOneSuccessfulCycle() {
    assertThat(slot.at(END).status()).isEqualTo(MISSED);
    assertThat(slot.at(BEGIN).at(END).status()).isEqualTo(MISSED);
  }

  @Test
  void staysAsItEnded() {
    DownlinkSlot missed = slot.at(END);

    assertThat(missed.at(END.plus(Duration.ofDays(1)))).isEqualTo(missed);
    assertThat(missed.at(BEGIN)).isEqualTo(missed);
  }

  @Test
  void takesCyclesOnlyWhileActive() {
    assertThatThrownBy(slot::cycleSucceeded).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> slot.at(END).cycleSucceeded())
        .isInstanceOf(IllegalStateException.class);
  }
}
