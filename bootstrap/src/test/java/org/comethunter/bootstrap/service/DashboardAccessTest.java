package org.comethunter.bootstrap.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of jobs lets in whom the web server lets in, and only shows. */
@Timeout(60)
class DashboardAccessTest {
  private static final String TOKEN = "a-token-for-tests-only";
  private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

  @TempDir Path home;
  private Replica replica;
  private RunningService service;

  private void start(Map<Key, String> more) throws IOException {
    replica = Replica.of(new SimulatedSky(SimulatedSky.Settings.of(7))).start();
    service = RunningService.start(home, replica, InstantSource.system(), more);
  }

  @AfterEach
  void stop() {
    service.close();
    replica.close();
  }

  private String ask(String method, String path, String... headers) throws IOException {
    return send(
        method
            + " "
            + path
            + " HTTP/1.1\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + "\r\n\r\n");
  }

  private String send(String request) throws IOException {
    try (Socket socket = sent(request)) {
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  private String firstLine(String request) throws IOException {
    try (Socket socket = sent(request)) {
      return new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1))
          .readLine();
    }
  }

  private Socket sent(String request) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.dashboard("/").getPort());
    socket.setSoTimeout(10_000);
    socket.getOutputStream().write(request.getBytes(ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  private String signIn(String token) throws IOException {
    String body = "{\"token\":\"" + token + "\"}";
    return send(
        "POST /session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Content-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body);
  }

  @Test
  void withoutATokenThisMachineGetsInAndForeignPagesDoNot() throws Exception {
    start(Map.of());

    assertThat(ask("GET", "/dashboard/overview", "Host: 127.0.0.1:8000"))
        .startsWith("HTTP/1.1 200")
        .contains("<html")
        .contains("frame-ancestors 'none'")
        .contains("connect-src 'self'")
        .containsIgnoringCase("X-Content-Type-Options: nosniff")
        .containsIgnoringCase("X-Frame-Options: DENY");
    assertThat(ask("GET", "/api/servers", "Host: localhost:8000")).startsWith("HTTP/1.1 200");
    assertThat(ask("GET", "/api/servers", "Host: evil.example:8000"))
        .startsWith("HTTP/1.1 421")
        .contains("application/problem+json");
    for (String origin : new String[] {"http://evil.example", "null", "http://localhost:8080"}) {
      assertThat(ask("DELETE", "/api/jobs/1", "Host: localhost:8000", "Origin: " + origin))
          .startsWith("HTTP/1.1 403");
    }
    assertThat(ask("POST", "/api/jobs/1/requeue", "Host: localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403");
    assertThat(
            ask(
                "DELETE",
                "/api/jobs/" + UNKNOWN,
                "Host: localhost:8000",
                "Origin: http://localhost:8000",
                "Sec-Fetch-Site: same-origin"))
        .startsWith("HTTP/1.1 405");
  }

  private void assertProblem(String status, String method, String path) throws IOException {
    assertThat(ask(method, path, "Host: localhost"))
        .as(method + " " + path)
        .startsWith("HTTP/1.1 " + status)
        .containsIgnoringCase("Content-Type: application/problem+json")
        .doesNotContain("\tat ", "Exception");
  }

  private String jobOfTheQueue() throws Exception {
    String jobs;
    String about = "(?s).*\"id\":\"([0-9a-f-]{36})\".*";
    do {
      jobs = ask("GET", "/api/jobs?state=SUCCEEDED&offset=0&limit=20", "Host: localhost");
    } while (!jobs.matches(about));
    return jobs.replaceAll(about, "$1");
  }

  @Test
  void whatThePageAsksForIsShown() throws Exception {
    start(Map.of());
    String job = jobOfTheQueue();
    String script =
        ask("GET", "/dashboard", "Host: localhost")
            .replaceAll("(?s).*src=\"(/dashboard/static/js/index[^\"]+)\".*", "$1");

    for (String path :
        new String[] {
          "/dashboard/",
          "/dashboard/jobs?state=enqueued&page=1",
          "/dashboard/jobs/" + job,
          "/dashboard/servers",
          "/dashboard/favicon.ico",
          script,
          "/api/jobs",
          "/api/jobs?state=ENQUEUED&offset=0&limit=20&order=updatedAt:ASC",
          "/api/jobs?state=FAILED&offset=999999999&limit=100&order=createdAt:DESC",
          "/api/jobs?limit=1",
          "/api/jobs/" + job,
          "/api/recurring-jobs?offset=0&limit=20",
          "/api/recurring-jobs",
          "/api/servers",
          "/api/problems",
          "/api/version"
        }) {
      assertThat(ask("GET", path, "Host: localhost")).as(path).startsWith("HTTP/1.1 200");
      assertThat(ask("HEAD", path, "Host: localhost")).as(path).startsWith("HTTP/1.1 200");
    }
    assertThat(ask("GET", "/", "Host: localhost"))
        .startsWith("HTTP/1.1 302")
        .containsIgnoringCase("Location: /dashboard");
    for (String stream : new String[] {"/sse/jobstats", "/sse/servers", "/sse/jobs/" + job}) {
      assertThat(firstLine("GET " + stream + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .as(stream)
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatThePageDoesNotAskForIsRefusedInASentence() throws Exception {
    start(Map.of());
    for (String path :
        new String[] {
          "/x",
          "/dashboard/nope",
          "/dashboard/nope.js",
          "/dashboard/../JobRunrApiHandler.class",
          "/dashboard/static/js/../../index.html",
          "/dashboard/static/js",
          "/api",
          "/api/jobs/",
          "/api/jobs/nope",
          "/api/jobs/1-1-1-1-1",
          "/api/jobs/" + UNKNOWN,
          "/api/jobs/" + UNKNOWN + "/requeue",
          "/api//jobs",
          "/api/j%6fbs",
          "http://localhost/api/jobs",
          "/api/metadata/id/cluster",
          "/sse",
          "/sse/jobs/nope",
          "/sse/jobs/" + UNKNOWN
        }) {
      assertProblem("404", "GET", path);
    }
    for (String query :
        new String[] {
          "",
          "state=XX",
          "state=failed",
          "state=",
          "state",
          "limit=abc&state=FAILED",
          "limit=0",
          "limit=101",
          "limit=1&limit=1",
          "offset=-1",
          "offset=9999999999",
          "order=updatedAt",
          "order=jobAsJson:ASC",
          "order=x",
          "x=1",
          "&",
          "=",
          "state=FAILED&"
        }) {
      assertProblem("400", "GET", "/api/jobs?" + query);
    }
    assertProblem("400", "GET", "/api/servers?x");
    assertProblem("400", "GET", "/dashboard/favicon.ico?v=1");
    assertThat(ask("HEAD", "/api/jobs/" + UNKNOWN, "Host: localhost")).startsWith("HTTP/1.1 404");
  }

  @Test
  void nothingIsChangedThere() throws Exception {
    start(Map.of());
    String job = "/api/jobs/" + jobOfTheQueue();

    assertThat(ask("DELETE", job, "Host: localhost"))
        .startsWith("HTTP/1.1 405")
        .containsIgnoringCase("Allow: GET, HEAD")
        .contains("POST /jobs/{id}/cancel");
    assertProblem("405", "DELETE", "/api/jobs/x");
    assertProblem("405", "POST", job + "/requeue");
    assertProblem("405", "POST", "/api/recurring-jobs/x/trigger");
    assertProblem("405", "DELETE", "/api/recurring-jobs/x");
    assertProblem("405", "DELETE", "/api/problems/x");
    for (String method : new String[] {"PUT", "PATCH", "OPTIONS", "TRACE", "BREW"}) {
      assertProblem("405", method, job);
    }

    assertThat(ask("GET", job, "Host: localhost"))
        .contains("\"SUCCEEDED\"")
        .doesNotContain("\"DELETED\"");
  }

  @Test
  void streamsThatAreLeftDoNotShutIt() throws Exception {
    start(Map.of());
    for (int i = 0; i < 100; i++) {
      assertThat(firstLine("GET /sse/jobstats HTTP/1.1\r\nHost: localhost\r\n\r\n"))
          .as("stream " + i)
          .startsWith(i < 24 ? "HTTP/1.1 200" : "HTTP/1.1 503");
    }

    assertProblem("503", "GET", "/sse/servers");
    assertThat(ask("GET", "/api/servers", "Host: localhost")).startsWith("HTTP/1.1 200");
  }

  @Test
  void withATokenItAsksForIt() throws Exception {
    start(Map.of(Key.WEB_TOKEN, TOKEN));
    String host = "Host: localhost:8000";

    for (String path : new String[] {"/api/servers", "/sse/servers", "/dashboard/x.js", "/x"}) {
      assertThat(ask("GET", path, host)).startsWith("HTTP/1.1 401").contains("token-needed");
    }
    assertThat(ask("GET", "/dashboard/overview", host, "Accept: text/html"))
        .startsWith("HTTP/1.1 401")
        .contains("sign-in.js");
    assertThat(ask("GET", "/sign-in.js", host)).startsWith("HTTP/1.1 200");
    assertThat(ask("HEAD", "/page.css", host)).startsWith("HTTP/1.1 200");
    assertThat(ask("GET", "/api/servers", host, "Authorization: Bearer " + TOKEN))
        .startsWith("HTTP/1.1 200");

    assertThat(signIn("wrong")).startsWith("HTTP/1.1 401");
    String signedIn = signIn(TOKEN);
    assertThat(signedIn).startsWith("HTTP/1.1 204");
    String cookie = signedIn.replaceAll("(?s).*?(comet-hunter=[^;]+);.*", "Cookie: $1");
    assertThat(ask("GET", "/api/servers", host, cookie)).startsWith("HTTP/1.1 200");
    assertThat(
            service
                .send(
                    HttpRequest.newBuilder(service.address("/frames"))
                        .header("Cookie", cookie.substring("Cookie: ".length())))
                .statusCode())
        .as("the same session counts for the web server")
        .isEqualTo(200);
  }
}
