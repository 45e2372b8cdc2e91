package org.comethunter.simulator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApacheSizeTest {

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "0,  0 ",
        "972,972 ",
        "973,1.0K",
        "2102400,2.0M",
        "8640,8.4K",
        "10188,9.9K",
        "10220, 10K",
        "47104, 46K",
        "1024000,1.0M"
      })
  void roundsAsApacheDoes(long bytes, String written) {
    assertThat(ApacheSize.of(bytes)).isEqualTo(written);
  }
}
