package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.Test;

class HuntingSeriesTest {

  private static FrameHeader header(
      int size, String polarizer, String program, boolean summed, boolean lamp) {
    return new FrameHeader(
        Instrument.C3,
        "33862837.fts",
        Instant.parse("2025-10-17T11:54:07Z"),
        17.6,
        size,
        size,
        421.657,
        0,
        518.2,
        532.5,
        56,
        "Clear",
        polarizer,
        program,
        summed,
        lamp);
  }

  @Test
  void takesTheNormalFullUnpolarisedFrame() {
    assertThat(HuntingSeries.reasonToSkip(header(1024, "Clear", "Normal", false, false))).isEmpty();
    assertThat(HuntingSeries.reasonToSkip(header(1024, "CLEAR", "normal", false, false))).isEmpty();
  }

  @Test
  void saysWhyAnotherFrameIsSkipped() {
    assertThat(HuntingSeries.reasonToSkip(header(1024, "+60 Deg", "Normal", false, false)).get())
        .contains("polariser", "+60 Deg");
    assertThat(HuntingSeries.reasonToSkip(header(1024, "Clear", "Seq PW", false, false)).get())
        .contains("program", "Seq PW");
    assertThat(HuntingSeries.reasonToSkip(header(512, "Clear", "Normal", false, false)).get())
        .contains("512 × 512");
    assertThat(HuntingSeries.reasonToSkip(header(1024, "Clear", "Normal", true, false)).get())
        .contains("summed");
    assertThat(HuntingSeries.reasonToSkip(header(1024, "Clear", "Normal", false, true)).get())
        .contains("calibration");
  }
}
