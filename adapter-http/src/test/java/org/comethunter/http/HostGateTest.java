package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostGateTest {
  private final MovableClock clock = new MovableClock();
  private final HostGate gate = new HostGate(1, Duration.ofMillis(50), clock);

  @Test
  void turnsRequestsAwayUntilTheTimeIsOver() throws InterruptedException {
    gate.heed("host", "120");
    assertThat(gate.isClosed("host")).isTrue();
    assertThatThrownBy(() -> gate.enter("host"))
        .isInstanceOf(ArchiveUnavailableException.class)
        .hasMessage("host asks not to be asked again before 2026-05-31T12:02:00Z.");
    gate.enter("another").close();

    clock.advance(Duration.ofMinutes(2));
    assertThat(gate.isClosed("host")).isFalse();
    gate.enter("host").close();
  }

  @Test
  void understandsADate() {
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            clock.instant().plusSeconds(90).atOffset(ZoneOffset.UTC));
    gate.heed("host", date.replace("Z", "GMT"));
    assertThatThrownBy(() -> gate.enter("host")).hasMessageContaining("2026-05-31T12:01:30Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"86400", "99999999999999999999", "Fri, 31 Dec 2100 00:00:00 GMT"})
  void believesNoPauseLongerThanTenMinutes(String header) throws InterruptedException {
    gate.heed("host", header);
    assertThat(gate.isClosed("host")).isTrue();
    clock.advance(HostGate.LONGEST_PAUSE);
    gate.enter("host").close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "soon", "-5", "Sun, 31 May 2020 00:00:00 GMT"})
  void anythingElseIsNoPause(String header) throws InterruptedException {
    gate.heed("host", header);
    gate.enter("host").close();
    assertThat(gate.isClosed("host")).isFalse();
  }

  @Test
  void aLaterShorterPauseDoesNotShortenTheFirst() {
    gate.heed("host", "120");
    gate.heed("host", "40");
    assertThatThrownBy(() -> gate.enter("host")).hasMessageContaining("12:02:00Z");
  }

  @Test
  void waitsOutAShortPause() throws InterruptedException {
    gate.heed("host", "1");
    long before = System.nanoTime();
    gate.enter("host").close();
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(900));
  }

  @Test
  void aPauseIsLeftOnInterruptionAndGivesItsTurnBack() throws InterruptedException {
    gate.heed("host", "20");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> gate.enter("host")).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    clock.advance(Duration.ofSeconds(20));
    gate.enter("host").close();
  }

  @Test
  void queuesNoLongerThanAgreed() throws InterruptedException {
    try (HostGate.Turn _ = gate.enter("host")) {
      assertThatThrownBy(() -> gate.enter("host"))
          .isInstanceOf(ArchiveUnavailableException.class)
          .hasMessageContaining("No connection to host became free");
    }
    gate.enter("host").close();
  }
}
