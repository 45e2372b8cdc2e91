package org.comethunter.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimeWindowTest {
  private static final Instant MIDNIGHT = Instant.parse("2025-10-17T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void includesItsStartAndExcludesItsEnd() {
    TimeWindow window = new TimeWindow(MIDNIGHT, MIDNIGHT.plus(DAY));

    assertThat(window.contains(MIDNIGHT)).isTrue();
    assertThat(window.contains(MIDNIGHT.plus(DAY).minusMillis(1))).isTrue();
    assertThat(window.contains(MIDNIGHT.plus(DAY))).isFalse();
    assertThat(window.contains(MIDNIGHT.minusNanos(1))).isFalse();
    assertThat(window.length()).isEqualTo(DAY);
  }

  @Test
  void touchesTheDaysItHasAMomentIn() {
    assertThat(new TimeWindow(MIDNIGHT, MIDNIGHT.plus(DAY)).days())
        .containsExactly(LocalDate.of(2025, 10, 17));
    assertThat(new TimeWindow(MIDNIGHT.minusNanos(1), MIDNIGHT.plus(DAY).plusNanos(1)).days())
        .containsExactly(
            LocalDate.of(2025, 10, 16), LocalDate.of(2025, 10, 17), LocalDate.of(2025, 10, 18));
  }

  @Test
  void overlapsWhatSharesAMoment() {
    TimeWindow window = new TimeWindow(MIDNIGHT, MIDNIGHT.plus(DAY));

    assertThat(window.overlaps(new TimeWindow(MIDNIGHT.minus(DAY), MIDNIGHT))).isFalse();
    assertThat(window.overlaps(new TimeWindow(MIDNIGHT.minus(DAY), MIDNIGHT.plusNanos(1))))
        .isTrue();
    assertThat(window.overlaps(window)).isTrue();
  }

  @Test
  void refusesAnEmptyOrReversedWindow() {
    assertThatThrownBy(() -> new TimeWindow(MIDNIGHT, MIDNIGHT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be before its end");
    assertThatThrownBy(() -> new TimeWindow(MIDNIGHT, MIDNIGHT.minusMillis(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
