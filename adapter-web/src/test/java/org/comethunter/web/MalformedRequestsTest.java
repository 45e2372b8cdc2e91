package org.comethunter.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not HTTP, byte by byte: the client is told that it is, and that it is its own fault. */
@Timeout(60)
class MalformedRequestsTest {

  private static final String GET = "GET /frames HTTP/1.1\r\nHost: localhost\r\n";
  private static final String LAST = "Connection: close\r\n\r\n";

  @TempDir private Path folder;
  private WebFixture web;

  @BeforeEach
  void start() {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    assertThat(web.get("/health").statusCode()).as("the server goes on").isEqualTo(200);
    web.close();
  }

  /** Sends these very bytes and no more; all that comes back. */
  private String answer(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), web.web.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private JsonNode assertRefused(String request) throws IOException {
    String answer = answer(request);
    assertThat(answer).as(request).startsWith("HTTP/1.1 400 Bad Request\r\n");
    String[] parts = answer.split("\r\n\r\n", 2);
    assertThat(parts[0].toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json")
        .contains("x-content-type-options: nosniff")
        .contains("connection: close");
    JsonNode problem = web.json(parts[1]);
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("title").asText()).isEqualTo("Bad Request");
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(parts[0]).contains("X-Request-Id: " + problem.get("requestId").asText());
    return problem;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.\u00e9",
        "127.0.0.1\u00ff:8080",
        "\u00e9",
        "[::1\u00e9]",
        "localhost:\u00e9",
        "localhost:port",
        "local host",
        "a,b",
        "[::1",
        "",
      })
  void theHostIsAHost(String host) throws IOException {
    assertRefused("GET /frames HTTP/1.1\r\nHost: " + host + "\r\n" + LAST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET elsewhere.example:80",
        "CONNECT elsewhere.example:80",
        "GET mailto:a",
        "POST javascript:alert(1)",
        "GET frames",
        "OPTIONS *",
      })
  void theTargetIsAPath(String methodAndTarget) throws IOException {
    JsonNode problem = assertRefused(methodAndTarget + " HTTP/1.1\r\nHost: localhost\r\n" + LAST);
    assertThat(problem.get("detail").asText()).contains("must be a path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /frames HTTP/1.1\r\n",
        "GET /frames HTTP/1.1\r\nHo",
        "GET /frames HTTP/1.1\r\nHost: local",
        "GET /frames HTTP/1.1\r\nHost: localhost\r",
        "GET /frames HTTP/1.1\r\nHost: localhost\r\n",
        "GET /frames HTTP/1.1\r\nHost: localhost\r\n\r",
        "POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Len",
        "TRACE /frames HTTP/1.1\r\nHost: localhost\r\nAuthorization: urn:x:",
        "P,ATCH /frames HTTP/1.1\r\nHost: localhost\r\nCookie: \u00e9",
      })
  void aHeadHasAnEnd(String head) throws IOException {
    assertRefused(head);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no colon",
        "X-\u00e9: a",
        "\u00ff: a",
        "X Y: a",
        "X-Null\0: a",
        "X-Null: a\0b",
        "X-Feed: a\nb",
        "X-Return: a\rb",
        " folded: a",
        "Content-Length:",
        "Content-Length: ",
        "Content-Length: \u00e9",
        "Content-Length: 1,1",
        "Content-Length: 99999999999999999999",
        "Content-Length: 0\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding:",
      })
  void aHeaderIsAHeader(String header) throws IOException {
    assertRefused(GET + header + "\r\n" + LAST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET",
        "GET /frames",
        "GET  HTTP/1.1",
        "GET /frames HTTP/1.1 ",
        "GET /frames HTTP/1.9",
        "GET /frames HTTP/2",
        "GET /frames?\u00e9 HTTP/1.1",
        "GET /a\0 HTTP/1.1",
        " GET /frames HTTP/1.1",
        "\u0016\u0003\u0001\u0002",
      })
  void aRequestLineIsARequestLine(String line) throws IOException {
    assertRefused(line + "\r\nHost: localhost\r\n" + LAST);
  }

  @Test
  void theSecondRequestOfAConnectionIsRefusedLikeTheFirst() throws IOException {
    String answers = answer(GET + "\r\n" + GET + "X-Torn");

    assertThat(answers).startsWith("HTTP/1.1 200").contains("HTTP/1.1 400 Bad Request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "G", "GET /frames HTTP/1.1"})
  void whoHasNotAskedAnythingIsHungUpOn(String begun) throws IOException {
    assertThat(answer(begun)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Authorization", "Cookie", "Origin", "Accept", "X-Request-Id", "Range"})
  void otherBytesInAHeaderHurtNobody(String header) throws IOException {
    for (String method : new String[] {"GET", "TRACE"}) {
      assertThat(answer(method + GET.substring(3) + header + ": \u00e9\u00ff:\u0080\r\n" + LAST))
          .matches("(?s)HTTP/1\\.1 (200|40[035]) .*");
    }
  }

  @Test
  void theQueryOfWhatIsRefusedIsNeitherRepeatedNorWrittenDown() throws IOException {
    try (RecordedLog log = RecordedLog.start()) {
      JsonNode problem = assertRefused("GET /frames?token=secret HTTP/1.1\r\nHost: \r\n" + LAST);

      assertThat(problem.get("instance").asText()).isEqualTo("/frames");
      assertThat(log.lines())
          .anySatisfy(line -> assertThat(line).startsWith("GET /frames 400 refused "))
          .noneSatisfy(line -> assertThat(line).contains("secret"));
    }
  }
}
