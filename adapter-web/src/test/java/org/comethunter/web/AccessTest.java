package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in by the name of the host, the site and the content type. */
class AccessTest extends AccessCase {

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
}
