package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.comethunter.domain.instrument.Instrument;

/** The real server with a name, a friend and perhaps a token, and ways to come to its door. */
final class GuardedWeb {

  static final String TOKEN = "a-token-for-tests-only";
  static final String BEARER = "Bearer " + TOKEN;

  /** Another site that may ask. */
  static final String FRIEND = "https://friend.example";

  private GuardedWeb() {}

  static AccessSettings access(Optional<String> token, boolean openReads) {
    return new AccessSettings(
        token.map(AccessToken::of),
        openReads,
        Optional.empty(),
        Set.of("comets.example"),
        Set.of(FRIEND));
  }

  static WebFixture start(Path folder, Optional<String> token) {
    return start(folder, access(token, false));
  }

  /** With one frame. */
  static WebFixture start(Path folder, AccessSettings access) {
    WebFixture web = WebFixture.start(folder, WebSettings.onLoopback(0), access);
    web.addFrame(Instrument.C3, WebFixture.NOW, "1", "png");
    return web;
  }

  /** Asks with these headers and no others; all that comes back. */
  static String ask(WebFixture web, String method, String path, String... headers)
      throws IOException {
    return web.raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  /** The cookie of a new session. */
  static String signIn(WebFixture web) {
    HttpResponse<String> answer = web.post("/session", "{\"token\":\"" + TOKEN + "\"}");
    assertThat(answer.statusCode()).isEqualTo(204);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
  }
}
