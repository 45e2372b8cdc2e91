package org.comethunter.bootstrap.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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

/** The dashboard of jobs lets in whom the web server lets in. */
@Timeout(60)
class DashboardAccessTest {
  private static final String TOKEN = "a-token-for-tests-only";

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
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), service.dashboard("/").getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
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
                "/api/jobs/00000000-0000-0000-0000-000000000000",
                "Host: localhost:8000",
                "Origin: http://localhost:8000",
                "Sec-Fetch-Site: same-origin"))
        .doesNotStartWith("HTTP/1.1 403");
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
