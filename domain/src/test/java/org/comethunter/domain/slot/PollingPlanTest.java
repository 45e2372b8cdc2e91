package org.comethunter.domain.slot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.Test;

class PollingPlanTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant TEN = Instant.parse("2026-05-31T10:00:00Z");
  private static final Instant NOON = TEN.plus(HOUR.multipliedBy(2));
  private final PollingPlan plan = new PollingPlan(Duration.ofMinutes(5), HOUR);
  private final DownlinkSlot tenToNoon = slot(TEN, NOON);
  private final DownlinkSlot evening =
      slot(NOON.plus(HOUR.multipliedBy(6)), NOON.plus(HOUR.multipliedBy(8)));

  private static DownlinkSlot slot(Instant begin, Instant end) {
    return DownlinkSlot.announced(new TimeWindow(begin, end), "D34");
  }

  private Instant next(Optional<Instant> lastLook, Instant now, DownlinkSlot... slots) {
    return plan.nextLook(List.of(slots), lastLook, now);
  }

  @Test
  void looksAtOnceInsideASlot() {
    Instant now = TEN.plusSeconds(1);

    assertThat(next(Optional.empty(), now, tenToNoon)).isEqualTo(now);
    assertThat(next(Optional.of(now.minus(HOUR)), now, tenToNoon)).isEqualTo(now);
  }

  @Test
  void looksEveryIntervalInsideASlotAndItsGrace() {
    Instant last = TEN.plus(HOUR);
    assertThat(next(Optional.of(last), last.plusSeconds(10), tenToNoon))
        .isEqualTo(last.plus(Duration.ofMinutes(5)));

    Instant grace = NOON.plus(Duration.ofMinutes(50));
    assertThat(next(Optional.of(grace), grace.plusSeconds(1), tenToNoon))
        .isEqualTo(grace.plus(Duration.ofMinutes(5)));
  }

  @Test
  void restsUntilTheNextSlotBegins() {
    Instant now = NOON.plus(HOUR).plusSeconds(1);

    assertThat(next(Optional.of(now.minusSeconds(60)), now, tenToNoon, evening))
        .isEqualTo(evening.window().start());
    assertThat(next(Optional.empty(), TEN.minus(HOUR), tenToNoon, evening)).isEqualTo(TEN);
  }

  @Test
  void keepsThePlainIntervalWithoutASchedule() {
    assertThat(next(Optional.empty(), NOON)).isEqualTo(NOON);
    assertThat(next(Optional.of(NOON), NOON.plusSeconds(1)))
        .isEqualTo(NOON.plus(Duration.ofMinutes(5)));
  }

  @Test
  void keepsThePlainIntervalWhenTheScheduleHasRunOut() {
    Instant later = NOON.plus(Duration.ofDays(3));

    assertThat(next(Optional.of(later), later.plusSeconds(1), tenToNoon))
        .isEqualTo(later.plus(Duration.ofMinutes(5)));
  }

  @Test
  void refusesAnIntervalOfNothing() {
    assertThatThrownBy(() -> new PollingPlan(Duration.ZERO, HOUR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be positive");
    assertThatThrownBy(() -> new PollingPlan(Duration.ofMinutes(5), HOUR.negated()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
