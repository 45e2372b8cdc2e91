package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSettingsTest {

  @Test
  void stayOnThisMachineUnlessToldOtherwise() {
    assertThat(WebSettings.onLoopback(8080))
        .isEqualTo(WebSettings.of("127.0.0.1", 8080))
        .extracting(WebSettings::bind)
        .isEqualTo("127.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, 1, 1, 0, 1, 1, 1, 1, 0",
    "localhost, -1, 1, 1, 0, 1, 1, 1, 1, 0",
    "localhost, 65536, 1, 1, 0, 1, 1, 1, 1, 0",
    "localhost, 0, 0, 1, 0, 1, 1, 1, 1, 0",
    "localhost, 0, 1, 0, 0, 1, 1, 1, 1, 0",
    "localhost, 0, 1, 1, -1, 1, 1, 1, 1, 0",
    "localhost, 0, 1, 1, 0, 0, 1, 1, 1, 0",
    "localhost, 0, 1, 1, 0, 1, 0, 1, 1, 0",
    "localhost, 0, 1, 1, 0, 1, 1, 0, 1, 0",
    "localhost, 0, 1, 1, 0, 1, 1, 1, 0, 0",
    "localhost, 0, 1, 1, 0, 1, 1, 1, 1, -1",
  })
  void refuseWhatMakesNoSense(
      String bind,
      int port,
      int connections,
      int requests,
      long payload,
      int body,
      int streams,
      int heartbeat,
      int write,
      int stop) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WebSettings(
                    bind,
                    port,
                    connections,
                    requests,
                    payload,
                    Duration.ofSeconds(body),
                    streams,
                    Duration.ofSeconds(heartbeat),
                    Duration.ofSeconds(write),
                    Duration.ofSeconds(stop)))
        .withMessageEndingWith(".");
  }
}
