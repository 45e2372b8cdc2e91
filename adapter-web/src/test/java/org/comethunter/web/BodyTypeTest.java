package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body says it is. */
@Timeout(30)
class BodyTypeTest {

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private int status(String type) {
    return web.send(
            web.request("/frames/sync")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("[]"))
                .build())
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Application/JSON", "application/json ; charset=UTF-8"})
  void isJsonHoweverItsTypeIsWritten(String type) {
    assertThat(status(type)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"garbage", ";;;/", "application/jsonp", "text/plain"})
  void isRefusedForItsTypeEvenIfThatIsNone(String type) {
    assertThat(status(type)).isEqualTo(415);
  }
}
