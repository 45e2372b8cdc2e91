package org.comethunter.domain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private final RetryPolicy policy =
      new RetryPolicy(3, SECOND, Duration.ofSeconds(5), Duration.ofMinutes(5));

  @Test
  void isExhaustedWithTheLastAttempt() {
    assertThat(policy.isExhausted(2)).isFalse();
    assertThat(policy.isExhausted(3)).isTrue();
    assertThat(policy.isExhausted(4)).isTrue();
  }

  @Test
  void waitsTwiceAsLongEachTimeUpToTheBound() {
    assertThat(policy.delay(1, 0)).isEqualTo(SECOND);
    assertThat(policy.delay(2, 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.delay(3, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(policy.delay(4, 0)).isEqualTo(Duration.ofSeconds(5));
    assertThat(policy.delay(1_000_000, 0)).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void jitterTakesOffUpToHalf() {
    assertThat(policy.delay(1, 0.5)).isEqualTo(Duration.ofMillis(750));
    assertThat(policy.delay(1, 0.999999)).isBetween(Duration.ofMillis(500), Duration.ofMillis(501));
  }

  @Test
  void refusesSenselessValues() {
    Duration limit = Duration.ofMinutes(5);
    assertThatThrownBy(() -> new RetryPolicy(0, SECOND, SECOND, limit))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, SECOND.negated(), SECOND, limit))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, SECOND, Duration.ZERO, limit))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RetryPolicy(1, SECOND, SECOND, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
