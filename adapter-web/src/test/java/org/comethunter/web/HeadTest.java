package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the server really writes in answer to HEAD. An HTTP client does not show a body that should
 * not be there, so the connection itself is read.
 */
class HeadTest {

  /** The server refuses it and hangs up. */
  private static final String LAST_REQUEST = "GET / HTTP/1.0\r\n\r\n";

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
    web.addFrame(Instrument.C3, WebFixture.NOW, "1", "a picture");
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/page.css",
        "/health",
        "/frames",
        "/frames/20251018-c3-1",
        "/frames/20251018-c3-1/image",
        "/openapi",
        "/docs",
        "/docs/swagger-ui.css",
        "/nothing",
        "/frames?nothing=1",
        "/frames/20251018-c3-2",
      })
  void tellsTheLengthOfTheBodyAndTheNextAnswerFollowsAtOnce(String path) throws IOException {
    HttpResponse<String> get = web.get(path, "X-Request-Id", "same-length");

    String[] answers =
        web.raw(
                "HEAD "
                    + path
                    + " HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: same-length\r\n\r\n"
                    + LAST_REQUEST)
            .split("\r\n\r\n", 2);

    assertThat(answers[0]).startsWith("HTTP/1.1 " + get.statusCode() + " ");
    assertThat(answers[0].toLowerCase(Locale.ROOT).lines())
        .contains("content-length: " + get.body().getBytes(StandardCharsets.UTF_8).length);
    assertThat(answers[1]).startsWith("HTTP/1.1 505 ");
  }
}
