package org.comethunter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  /** What was cut under a length that is too short must not be kept as the page. */
  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          'a line
          ', text/plain, true
          'a line
          anoth', text/plain, false
          '', text/plain, false
          '<html><p>x</p></HTML>
          ', text/html, true
          '<html><p>x</p>
          ', text/html, false
          '<html><p>x', '', false
          """)
  void isWholeIfItEndsLikeAPage(String body, String type, boolean whole) {
    assertThat(new Page(body.getBytes(StandardCharsets.ISO_8859_1), type).isWhole())
        .isEqualTo(whole);
  }
}
