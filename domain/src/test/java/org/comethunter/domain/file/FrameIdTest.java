package org.comethunter.domain.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameIdTest {
  private static final LocalDate DAY = LocalDate.of(2025, 10, 17);

  @Test
  void readsBackWhatItWrites() {
    FrameId id = FrameId.ofFile(DAY, Instrument.C3, "33862837.fts");

    assertThat(id).hasToString("20251017-c3-33862837");
    assertThat(FrameId.parse(id.toString())).isEqualTo(id);
    assertThat(id.fileName()).isEqualTo("33862837.fts");
    assertThat(id.dayFolder()).isEqualTo("251017");
  }

  @Test
  void oneNameOnTwoDaysIsTwoFrames() {
    FrameId first = FrameId.ofFile(DAY, Instrument.C2, "22000001.fts");
    FrameId wrapped = FrameId.ofFile(DAY.plusYears(20), Instrument.C2, "22000001.fts");

    assertThat(first).isNotEqualTo(wrapped);
    assertThat(first.toString()).isNotEqualTo(wrapped.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../33862837.fts",
        "a/b.fts",
        "..\\x.fts",
        ".fts",
        "-x.fts",
        "33862837.fits",
        "x.fts.gz",
        "33862837.fts\n",
        "a b.fts",
        "ä.fts",
        ""
      })
  void refusesWhatIsNoPlainName(String name) {
    assertThat(FrameId.isFileName(name)).isFalse();
    assertThatThrownBy(() -> FrameId.ofFile(DAY, Instrument.C3, name))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "20251317-c3-1", "20251017-c4-1", "20251017-c3-../1", "20251017-c3-"})
  void refusesWhatIsNoId(String text) {
    assertThatThrownBy(() -> FrameId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Not a frame id");
  }
}
