package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.comethunter.web.GuardedWeb.BEARER;
import static org.comethunter.web.GuardedWeb.FRIEND;
import static org.comethunter.web.GuardedWeb.TOKEN;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pages of this site and of others may do. */
@Timeout(60)
class CrossSiteTest {

  @TempDir private Path folder;
  private WebFixture web;

  @AfterEach
  void stop() {
    web.close();
  }

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
    web = GuardedWeb.start(folder, Optional.empty());

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
    web = GuardedWeb.start(folder, Optional.empty());

    String answer = change(origin, site);

    assertThat(answer).startsWith("HTTP/1.1 403").contains("cross-site");
    assertThat(web.service.queued).isEmpty();
  }

  private String change(String origin, String site) throws IOException {
    return GuardedWeb.ask(
        web,
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
    web = GuardedWeb.start(folder, Optional.empty());

    for (String header :
        List.of("X-No: type", "Content-Type: text/plain", "Content-Type: text/csv")) {
      assertThat(
              GuardedWeb.ask(
                  web, "POST", "/scheduler/start", "Host: localhost", "Content-Length: 0", header))
          .startsWith("HTTP/1.1 415");
    }
    assertThat(web.service.scheduler.status().on()).isEmpty();
    assertThat(web.sendBody("POST", "/observations/import", "text/csv", "x").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aConfiguredSiteMayAskAndReadTheAnswer() {
    web = GuardedWeb.start(folder, Optional.of(TOKEN));

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
    assertThat(web.get("/frames", "Origin", FRIEND, "Cookie", GuardedWeb.signIn(web)).statusCode())
        .as("cookies are for its own pages")
        .isEqualTo(401);
  }

  @Test
  void nobodyElseIsToldThatItMay() {
    web = GuardedWeb.start(folder, Optional.empty());

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
}
