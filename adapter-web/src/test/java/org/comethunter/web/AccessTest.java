package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in: by the name of the host, the site, the content type, and the token. */
@Timeout(60)
class AccessTest {

  private static final String TOKEN = "a-token-for-tests-only";
  private static final String BEARER = "Bearer " + TOKEN;
  private static final String FRIEND = "https://friend.example";

  @TempDir private Path folder;
  private WebFixture web;

  @AfterEach
  void stop() {
    web.close();
  }

  private void start(Optional<String> token, boolean openReads) {
    start(
        new AccessSettings(
            token.map(AccessToken::of),
            openReads,
            Optional.empty(),
            Set.of("comets.example"),
            Set.of(FRIEND)));
  }

  private void start(AccessSettings access) {
    web = WebFixture.start(folder, WebSettings.onLoopback(0), access);
    web.addFrame(Instrument.C3, WebFixture.NOW, "1", "png");
  }

  private String raw(String method, String path, String... headers) throws IOException {
    return web.raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  private String type(HttpResponse<String> response) {
    return web.json(response).get("type").asText().replaceFirst(".*:", "");
  }

  // the host

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8080",
        "LocalHost.:1",
        "127.0.0.1",
        "192.168.1.7:8080",
        "[::1]:8080",
        "[2001:db8::1]",
        "comets.example",
        "COMETS.example:8443"
      })
  void itsOwnNamesAndAddressesAreKnown(String host) throws IOException {
    start(Optional.empty(), false);

    assertThat(raw("GET", "/frames", "Host: " + host)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "999.0.0.1",
        "1.2.3",
        "0x7f.1",
        "comets.example.evil",
        "comets",
      })
  void aForeignNameThatLeadsHereIsTurnedAway(String host) throws IOException {
    start(Optional.empty(), false);

    for (String path : List.of("/", "/frames", "/health", "/nothing", "/sign-in")) {
      String answer = raw("GET", path, "Host: " + host);
      assertThat(answer).startsWith("HTTP/1.1 421").contains("unknown-host");
      assertThat(answer.toLowerCase(Locale.ROOT)).contains("frame-ancestors 'none'");
    }
  }

  @Test
  void theHostIsNamedOnce() throws IOException {
    start(Optional.empty(), false);

    assertThat(raw("GET", "/frames", "Host: localhost", "Host: evil.example"))
        .startsWith("HTTP/1.1 400");
    assertThat(raw("GET", "/frames", "Accept: */*")).startsWith("HTTP/1.1 400");
    assertThat(raw("GET", "http://evil.example/frames", "Host: evil.example"))
        .doesNotStartWith("HTTP/1.1 200");
  }

  // the site

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | -",
        "- | same-origin",
        "- | none",
        "http://localhost:8080 | same-origin",
        "http://localhost:8080 | -",
        "https://localhost:8080 | same-origin",
        FRIEND + " | cross-site",
        FRIEND + " | -",
      })
  void pagesOfItsOwnAndProgramsMayChangeThings(String origin, String site) throws IOException {
    start(Optional.empty(), false);

    assertThat(change(origin, site)).startsWith("HTTP/1.1 202");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "http://evil.example | cross-site",
        "http://evil.example | -",
        "http://evil.example | same-origin",
        "null | -",
        "null | same-origin",
        "- | cross-site",
        "- | same-site",
        "- | nonsense",
        "http://localhost:8000 | same-site",
        "http://localhost:8000 | -",
        "https://localhost:8080 | -",
        "http://localhost | -",
        "http://127.0.0.1:8080 | -",
        "http://localhost:8080.evil.example | -",
        "https://friend.example.evil | cross-site",
        "http://friend.example | cross-site",
      })
  void pagesOfOthersMayNot(String origin, String site) throws IOException {
    start(Optional.empty(), false);

    String answer = change(origin, site);

    assertThat(answer).startsWith("HTTP/1.1 403").contains("cross-site");
    assertThat(web.service.queued).isEmpty();
  }

  private String change(String origin, String site) throws IOException {
    return raw(
        "POST",
        "/slots/sync",
        "Host: localhost:8080",
        "Content-Type: application/json; charset=utf-8",
        "Content-Length: 0",
        origin == null ? "X-No: origin" : "Origin: " + origin,
        site == null ? "X-No: site" : "Sec-Fetch-Site: " + site);
  }

  @Test
  void aChangeIsJsonEvenWithoutABody() throws IOException {
    start(Optional.empty(), false);

    for (String header :
        List.of("X-No: type", "Content-Type: text/plain", "Content-Type: text/csv")) {
      assertThat(raw("POST", "/scheduler/start", "Host: localhost", "Content-Length: 0", header))
          .startsWith("HTTP/1.1 415");
    }
    assertThat(web.service.scheduler.status().on()).isEmpty();
    assertThat(web.sendBody("POST", "/observations/import", "text/csv", "x").statusCode())
        .isEqualTo(400);
  }

  // other sites that are configured

  @Test
  void aConfiguredSiteMayAskAndReadTheAnswer() {
    start(Optional.of(TOKEN), false);

    HttpResponse<String> asked =
        web.send(
            "OPTIONS", "/slots/sync", "Origin", FRIEND, "Access-Control-Request-Method", "POST");
    HttpResponse<String> answer = web.get("/frames", "Origin", FRIEND, "Authorization", BEARER);

    assertThat(asked.statusCode()).isEqualTo(204);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("POST");
    assertThat(asked.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue(FRIEND);
    assertThat(answer.headers().allValues("Vary")).contains("Origin");
    assertThat(web.get("/frames", "Origin", FRIEND).statusCode()).isEqualTo(401);
    assertThat(web.get("/frames", "Origin", FRIEND, "Cookie", signIn()).statusCode())
        .as("cookies are for its own pages")
        .isEqualTo(401);
  }

  @Test
  void nobodyElseIsToldThatItMay() {
    start(Optional.empty(), false);

    HttpResponse<String> asked =
        web.send(
            "OPTIONS",
            "/slots/sync",
            "Origin",
            "https://evil.example",
            "Access-Control-Request-Method",
            "POST");

    assertThat(asked.statusCode()).isEqualTo(405);
    assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
    assertThat(web.get("/frames", "Origin", "https://evil.example").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  // the token

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

  private String signIn() {
    HttpResponse<String> answer = web.post("/session", "{\"token\":\"" + TOKEN + "\"}");
    assertThat(answer.statusCode()).isEqualTo(204);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
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
    BlockingQueue<LogRecord> log = new LinkedBlockingQueue<>();
    Handler recorder =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            log.add(record);
          }

          @Override
          public void flush() {
            // nothing is held back
          }

          @Override
          public void close() {
            // nothing is held
          }
        };
    Logger.getLogger("").addHandler(recorder);
    try {
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
      assertThat(log)
          .hasSizeGreaterThan(4)
          .allSatisfy(
              record ->
                  assertThat(record.getMessage() + record.getThrown())
                      .doesNotContain(TOKEN)
                      .doesNotContain(session));
      assertThat(AccessToken.of(TOKEN)).hasToString("AccessToken[hidden]");
    } finally {
      Logger.getLogger("").removeHandler(recorder);
    }
  }
}
