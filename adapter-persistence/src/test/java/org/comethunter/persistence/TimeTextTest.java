package org.comethunter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.comethunter.application.port.StorageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  @ParameterizedTest
  @CsvSource({
    "2025-10-17T00:06:07Z, 2025-10-17T00:06:07.000Z",
    "2025-10-17T00:06:07.0409Z, 2025-10-17T00:06:07.040Z",
    "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
    "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z",
    "9999-12-31T23:59:59.999999999Z, 9999-12-31T23:59:59.999Z"
  })
  void writesOneWidth(Instant moment, String text) {
    assertThat(TimeText.of(moment)).isEqualTo(text).hasSize(24);
    assertThat(TimeText.parse(text)).isEqualTo(Instant.parse(text));
  }

  @Test
  void ordersTextsAsTimes() {
    Random random = new Random(7);
    long first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    long last = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
    List<Instant> times =
        Stream.generate(() -> random.nextLong(first, last))
            .limit(2_000)
            .flatMap(millis -> Stream.of(millis, millis + 1))
            .map(Instant::ofEpochMilli)
            .toList();
    assertThat(times.stream().sorted(Comparator.comparing(TimeText::of)))
        .containsExactlyElementsOf(times.stream().sorted().toList());
    assertThat(times).allSatisfy(t -> assertThat(TimeText.parse(TimeText.of(t))).isEqualTo(t));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0001-12-31T23:59:59.999Z", "+10000-01-01T00:00:00Z"})
  void refusesYearsThatWouldNotSort(Instant moment) {
    assertThatThrownBy(() -> TimeText.of(moment))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("year");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2025", "2025-13-01T00:00:00.000Z", "2025-1x-01T00:00:00.000Z"})
  void saysWhenATextIsNoTime(String text) {
    assertThatThrownBy(() -> TimeText.parse(text))
        .isInstanceOf(UnreadableRowException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "2025-10-17T00:00:00Z, 2025-10-17T00:00:00.000Z, 2025-10-17T00:00:00.000Z",
    "2025-10-17T00:00:00.000000001Z, 2025-10-17T00:00:00.001Z, 2025-10-17T00:00:00.000Z",
    "-0001-06-01T00:00:00Z, '', ''",
    "+10000-01-01T00:00:00Z, ~, ~",
    "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
    "9999-12-31T23:59:59.9995Z, ~, 9999-12-31T23:59:59.999Z"
  })
  void givesBoundsForAnyMoment(Instant moment, String notBefore, String notAfter) {
    assertThat(TimeText.notBefore(moment)).isEqualTo(notBefore);
    assertThat(TimeText.notAfter(moment)).isEqualTo(notAfter);
  }
}
