package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose doors are kept. */
@Timeout(60)
abstract class AccessCase {

  static final String TOKEN = "a-token-for-tests-only";
  static final String BEARER = "Bearer " + TOKEN;
  static final String FRIEND = "https://friend.example";

  @TempDir Path folder;
  WebFixture web;

  @AfterEach
  void stop() {
    web.close();
  }

  void start(Optional<String> token, boolean openReads) {
    AccessSettings access =
        new AccessSettings(
            token.map(AccessToken::of),
            openReads,
            Optional.empty(),
            Set.of("comets.example"),
            Set.of(FRIEND));
    web = WebFixture.start(folder, WebSettings.onLoopback(0), access);
    web.addFrame(Instrument.C3, WebFixture.NOW, "1", "png");
  }

  String raw(String method, String path, String... headers) throws IOException {
    return web.raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  /** Opens a session; its cookie. */
  String signIn() {
    HttpResponse<String> answer = web.post("/session", "{\"token\":\"" + TOKEN + "\"}");
    assertThat(answer.statusCode()).isEqualTo(204);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }
}
