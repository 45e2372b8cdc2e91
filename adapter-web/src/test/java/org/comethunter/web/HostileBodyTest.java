package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that make no sense. */
class HostileBodyTest extends HostileRequests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]",
        "null",
        "true",
        "1",
        "\"text\"",
        "{",
        "{}{}",
        "{} x",
        "{'a':1}",
        "{\"instrument\":\"c3\",}",
        "{\"unknown\":1}",
        "{\"instrument\":\"c3\",\"instrument\":\"c3\"}",
        "{\"instruments\":[],\"instruments\":[]}",
        "{\"a\\u0000\":1}",
        "{\"a\":NaN}",
        "// comment",
      })
  void noBodyIsTakenThatIsNotAKnownObject(String json) {
    for (String path : POSTS) {
      HttpResponse<String> response = web.post(path, json);
      assertThat(assertProblem(response, 400).get("type").asText())
          .isEqualTo("urn:comet-hunter:problem:invalid-body");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}",
        "{\"instrument\":3,\"start\":\"2025-10-17\",\"end\":\"2025-10-18\"}",
        "{\"instrument\":null,\"start\":\"2025-10-17\",\"end\":\"2025-10-18\"}",
        "{\"instrument\":[\"c3\"],\"start\":\"2025-10-17\",\"end\":\"2025-10-18\"}",
        "{\"instrument\":{},\"start\":\"2025-10-17\",\"end\":\"2025-10-18\"}",
        "{\"instrument\":\"c4\",\"start\":\"2025-10-17\",\"end\":\"2025-10-18\"}",
        "{\"instrument\":\"c3\",\"start\":\"2025-10-17\"}",
        "{\"instrument\":\"c3\",\"start\":1760659200,\"end\":\"2025-10-18\"}",
        "{\"instrument\":\"c3\",\"start\":1e999999999,\"end\":\"2025-10-18\"}",
        "{\"instrument\":\"c3\",\"start\":\"2025-10-18\",\"end\":\"2025-10-17\"}",
        "{\"instrument\":\"c3\",\"start\":\"2025-10-17\",\"end\":\"2025-10-17\"}",
        "{\"instrument\":\"c3\",\"start\":\"2020-10-17\",\"end\":\"2025-10-17\"}",
        "{\"instrument\":\"c3\",\"start\":\"0000-10-17\",\"end\":\"0001-01-02\"}",
        "{\"instrument\":\"c3\",\"start\":\"9999-12-31\",\"end\":\"+10000-01-01\"}",
        "{\"instrument\":\"c3\",\"start\":\"2025-10-17\\u0000\",\"end\":\"2025-10-18\"}",
        "{\"instrument\":\"c3\",\"start\":\"2025-10-17\",\"end\":\"2025-10-18\",\"x\":1}",
      })
  void noFramesAreOrderedThatMakeNoSense(String json) {
    assertProblem(web.post("/frames/sync", json), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"instruments\":[]}",
        "{\"instruments\":null}",
        "{\"instruments\":\"c2\"}",
        "{\"instruments\":{\"a\":\"c2\"}}",
        "{\"instruments\":[\"c2\",3]}",
        "{\"instruments\":[\"c2\",null]}",
        "{\"instruments\":[[\"c2\"]]}",
        "{\"instruments\":[\"c1\"]}",
        "{\"instruments\":[\"\"]}",
        "{\"instrument\":\"c2\"}",
      })
  void noCamerasAreSwitchedThatAreNone(String json) {
    assertProblem(web.post("/scheduler/start", json), 400);
    assertProblem(web.post("/scheduler/stop", json), 400);
  }

  @Test
  void framesAreNotOrderedWithoutABody() {
    assertProblem(web.post("/frames/sync"), 400);
  }

  @ParameterizedTest
  @MethodSource("posts")
  void aBodyWithoutBottomIsRefused(String path) {
    assertProblem(web.post(path, "[".repeat(1000)), 400);
    assertProblem(web.post(path, "{\"a\":".repeat(200)), 400);
  }

  @ParameterizedTest
  @MethodSource("posts")
  void aBodyIsUtf8(String path) {
    for (byte[] bytes :
        List.of(
            new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            new byte[] {0},
            "{\0}".getBytes(StandardCharsets.UTF_8),
            "{\"instrument\":\"c3\"}".getBytes(StandardCharsets.UTF_16),
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})) {
      assertProblem(web.send(posting(path, "application/json", bytes)), 400);
    }
  }

  private static HttpRequest posting(String path, String type, byte[] bytes) {
    return web.request(path)
        .header("Content-Type", type)
        .POST(BodyPublishers.ofByteArray(bytes))
        .build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "multipart/form-data; boundary=x",
        "*/*",
        "application/*",
      })
  void aBodyIsJson(String type) {
    for (String path : WITH_BODY) {
      assertProblem(
          web.send(posting(path, type, "{\"unknown\":1}".getBytes(StandardCharsets.UTF_8))), 415);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Content-Type: ", "Content-Type: nonsense", "Content-Type: a/b/c;;="})
  void aBodyOfNoKnownTypeIsRefused(String header) throws IOException {
    for (String path : WITH_BODY) {
      String start = header.isEmpty() ? "" : header + "\r\n";
      String answer = rawRequest("POST", path, start + "Content-Length: 2", "", "{}");
      assertThat(answer).matches("(?s)HTTP/1.1 (400|415) .*");
      assertThat(answer.toLowerCase(Locale.ROOT)).contains("application/problem+json");
    }
  }

  @ParameterizedTest
  @MethodSource("posts")
  void aBodyHasAnEnd(String path) throws IOException {
    byte[] big =
        ("{\"a\":\"" + "x".repeat(10 * MOST_BYTES) + "\"}").getBytes(StandardCharsets.UTF_8);
    assertProblem(web.send(posting(path, "application/json", big)), 413);
    HttpRequest chunked =
        web.request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(big)))
            .build();
    assertProblem(web.send(chunked), 413);
    assertRawProblem(
        rawRequest(
            "POST", path, "Content-Type: application/json", "Content-Length: 99999999999", "", ""),
        413);
  }

  @ParameterizedTest
  @MethodSource("posts")
  void aBodyThatIsNoneOfHttpsIsRefused(String path) throws IOException {
    for (String[] headers :
        List.of(
            new String[] {"Content-Length: -1", "", ""},
            new String[] {"Content-Length: many", "", ""},
            new String[] {"Transfer-Encoding: chunked", "", "zz\r\n{}\r\n0\r\n\r\n"},
            new String[] {"Transfer-Encoding: chunked", "", "-1\r\n{}\r\n0\r\n\r\n"},
            new String[] {"Transfer-Encoding: chunked", "", "7fffffffffffffff1\r\n{}\r\n0\r\n\r\n"},
            new String[] {"Content-Type: application/json\0", "Content-Length: 2", "", "{}"})) {
      List<String> all = new ArrayList<>(List.of(headers));
      if (!headers[0].startsWith("Content-Type")) {
        all.addFirst("Content-Type: application/json");
      }
      String answer = rawRequest("POST", path, all.toArray(String[]::new));
      assertThat(answer)
          .as(headers[0] + "|" + headers[headers.length - 1])
          .matches("(?s)HTTP/1.1 4\\d\\d .*");
      assertThat(answer.toLowerCase(Locale.ROOT))
          .contains("application/problem+json")
          .contains("x-request-id: ");
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aBodyThatNobodyAskedForDoesNotHurtTheNextRequest(String path) throws IOException {
    if (PATHS.get(path).equals("POST") || path.endsWith("events")) {
      return;
    }
    String answer =
        web.raw(
            "GET "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"
                + "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 (200|400|404) .*");
    assertThat(answer).doesNotContain("HTTP/1.1 5");
  }
}
