package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is let in by the token, or by a session that it has opened. */
class TokenTest extends AccessCase {

  @Test
  void nothingIsToldWithoutTheToken() {
    start(Optional.of(TOKEN), false);
    String frame = "/frames/20251018-c3-1";

    for (String path :
        List.of(
            "/frames",
            frame + "/image",
            frame + "/raw",
            "/files/summary",
            "/events",
            "/metrics",
            "/health",
            "/openapi",
            "/docs",
            "/app/main.js",
            "/nothing")) {
      HttpResponse<String> refused = web.get(path);
      assertThat(refused.statusCode()).as(path).isEqualTo(401);
      assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertThat(type(refused)).isEqualTo("token-needed");
      assertThat(web.send("HEAD", path).statusCode()).isEqualTo(401);
    }
    assertThat(web.post("/slots/sync").statusCode()).isEqualTo(401);
    assertThat(web.send("DELETE", "/observations/x").statusCode()).isEqualTo(401);
    assertThat(web.get("/frames", "Authorization", BEARER).statusCode()).isEqualTo(200);
    assertThat(web.get("/frames", "Authorization", "bearer  " + TOKEN).statusCode()).isEqualTo(200);
    assertThat(web.get("/nothing", "Authorization", BEARER).statusCode()).isEqualTo(404);
  }

  @Test
  void looksMayBeFreeWhereChangesAreNot() {
    start(Optional.of(TOKEN), true);

    assertThat(web.get("/frames").statusCode()).isEqualTo(200);
    assertThat(web.get("/").body()).contains("main.js");
    assertThat(web.send("HEAD", "/frames").statusCode()).isEqualTo(200);
    assertThat(web.post("/slots/sync").statusCode()).isEqualTo(401);
    assertThat(web.send("POST", "/slots/sync", "Authorization", BEARER).statusCode())
        .isEqualTo(202);
  }

  @Test
  void aBrowserIsShownWhereToSignIn() {
    start(Optional.of(TOKEN), false);

    for (HttpResponse<String> page :
        List.of(web.get("/"), web.get("/docs", "Accept", "text/html,*/*;q=0.8"))) {
      assertThat(page.statusCode()).isEqualTo(401);
      assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
      assertThat(page.body()).contains("sign-in.js").doesNotContain("main.js");
    }
    for (String part : List.of("/sign-in", "/sign-in.js", "/page.css", "/icon.svg")) {
      assertThat(web.get(part).statusCode()).as(part).isEqualTo(200);
    }
  }

  @Test
  void aSessionStandsForTheTokenUntilItIsEnded() {
    start(Optional.of(TOKEN), false);
    HttpResponse<String> answer = web.post("/session", "{\"token\":\"" + TOKEN + "\"}");
    String header = answer.headers().firstValue("Set-Cookie").orElseThrow();
    String cookie = header.split(";", 2)[0];

    assertThat(header)
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/")
        .doesNotContain("Secure")
        .doesNotContain(TOKEN);
    assertThat(web.get("/frames", "Cookie", "a=b; " + cookie).statusCode()).isEqualTo(200);
    assertThat(web.send("POST", "/slots/sync", "Cookie", cookie).statusCode()).isEqualTo(202);
    assertThat(web.get("/frames", "Cookie", cookie + "x").statusCode()).isEqualTo(401);
    assertThat(web.get("/frames", "Cookie", "comet-hunter=9999999999.00.x").statusCode())
        .isEqualTo(401);
    assertThat(web.get("/frames", "Cookie", "comet-hunter=" + TOKEN).statusCode()).isEqualTo(401);

    HttpResponse<String> ended = web.send("DELETE", "/session", "Cookie", cookie);
    assertThat(ended.statusCode()).isEqualTo(204);
    assertThat(ended.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
    assertThat(web.get("/frames", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionOutlivesARestartButNotTheToken() {
    start(Optional.of(TOKEN), false);
    String cookie = signIn();
    web.close();

    start(Optional.of(TOKEN), false);
    assertThat(web.get("/frames", "Cookie", cookie).statusCode()).isEqualTo(200);
    web.close();

    start(Optional.of(TOKEN + "2"), false);
    assertThat(web.get("/frames", "Cookie", cookie).statusCode()).isEqualTo(401);
  }

  @Test
  void nobodyGuessesForLong() {
    start(Optional.of(TOKEN), false);
    String cookie = signIn();

    for (int i = 0; i < Attempts.AT_ONCE; i++) {
      HttpResponse<String> wrong =
          i % 2 == 0
              ? web.get("/frames", "Authorization", "Bearer wrong-" + i)
              : web.post("/session", "{\"token\":\"wrong\"}");
      assertThat(wrong.statusCode()).isEqualTo(401);
    }
    HttpResponse<String> next = web.get("/frames", "Authorization", BEARER);
    assertThat(next.statusCode()).isEqualTo(429);
    assertThat(next.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(web.post("/session", "{\"token\":\"" + TOKEN + "\"}").statusCode()).isEqualTo(429);
    assertThat(web.get("/frames", "Cookie", cookie).statusCode())
        .as("who is signed in is not locked out")
        .isEqualTo(200);
  }

  @Test
  void aLargeBodyOfAStrangerIsNotWaitedFor() throws IOException {
    start(Optional.of(TOKEN), false);

    String answer =
        raw(
            "POST",
            "/frames/sync",
            "Host: localhost",
            "Content-Type: application/json",
            "Content-Length: 900000");

    assertThat(answer).startsWith("HTTP/1.1 401");
    assertThat(
            web.send(
                    web.request("/frames/sync")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{}"))
                        .build())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void tokenAndSessionAreNotWrittenDown() {
    try (RecordedLog log = RecordedLog.start()) {
      start(Optional.of(TOKEN), false);
      String cookie = signIn();
      web.get("/frames", "Authorization", BEARER);
      web.get("/frames", "Cookie", cookie);
      web.post("/session", "{\"token\":\"" + TOKEN + "\",\"more\":1}");
      web.post("/session", "\"" + TOKEN + "\"");
      web.catalogue.beforeQuery(
          () -> {
            throw new IllegalStateException("a defect");
          });
      assertThat(web.get("/frames", "Authorization", BEARER).statusCode()).isEqualTo(500);
      String metrics = web.get("/metrics", "Authorization", BEARER).body();

      String session = cookie.substring(cookie.indexOf('=') + 1);
      assertThat(metrics).doesNotContain(TOKEN).doesNotContain(session);
      assertThat(log.lines())
          .hasSizeGreaterThan(4)
          .allSatisfy(line -> assertThat(line).doesNotContain(TOKEN).doesNotContain(session));
      assertThat(AccessToken.of(TOKEN)).hasToString("AccessToken[hidden]");
    }
  }

  private String type(HttpResponse<String> response) {
    return web.json(response).get("type").asText().replaceFirst(".*:", "");
  }
}
