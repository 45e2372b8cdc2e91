package org.comethunter.domain.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {

  @ParameterizedTest
  @CsvSource({
    "2025-10-17T00:00Z, 2025-10-17T00:00:00Z",
    "2025-10-17t08:02z, 2025-10-17T08:02:00Z",
    "2025-10-17T00:00:00.123Z, 2025-10-17T00:00:00.123Z",
    "2025-10-17T00:00:00.123456789Z, 2025-10-17T00:00:00.123456789Z",
    "2025-10-17T00:00+02:00, 2025-10-16T22:00:00Z",
    "2025-10-17T00:00:30-05:30, 2025-10-17T05:30:30Z",
    "2025-10-17T00:00, 2025-10-17T00:00:00Z",
    "2025-10-17T23:59:59, 2025-10-17T23:59:59Z",
    "2025-10-17, 2025-10-17T00:00:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z",
    "'  2025-10-17 ', 2025-10-17T00:00:00Z",
    "0001-01-01, 0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
  })
  void readsWhatPeopleWrite(String text, Instant expected) {
    assertThat(UtcTime.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "yesterday",
        "17.10.2025",
        "2025/10/17",
        "20251017",
        "2025-10",
        "2025-1-7",
        "2025-02-29",
        "2025-13-01",
        "2025-10-17T",
        "2025-10-17T24:00Z",
        "2025-10-17T08",
        "2025-10-17T08:60Z",
        "2025-10-17 08:02",
        "2025-10-17Z",
        "2025-10-17+02:00",
        "2025-10-17T00:00+2",
        "2025-10-17T00:00Z now",
        "2025-10-17T00:00[Europe/Rome]",
        "+2025-10-17",
        "-2025-10-17",
        "12025-10-17",
        "0000-12-31",
        "0001-01-01T00:00+18:00",
        "9999-12-31T23:59:59-18:00",
        "٢٠٢٥-10-17",
      })
  void refusesAnythingElseAndShowsHowToWriteIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UtcTime.parse(text))
        .withMessageStartingWith("Not a time: '" + text.strip() + "'.")
        .withMessageContaining("2025-10-17T00:00Z");
  }

  @Test
  void repeatsOnlyTheBeginningOfAnEndlessText() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UtcTime.parse("9".repeat(100_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }
}
