package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is sent to whichever path: the answer is a problem with the right status and an id,
 * never a failure of the server, and the server goes on. Nothing is changed either.
 */
@Timeout(60)
class HostileTest {

  private static final String FRAME = "20251017-c3-1";
  private static final UUID JOB = new UUID(0, 1);
  private static final int MOST_BYTES = 1024;

  /** Every path, with the method it has beside OPTIONS and the like. */
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("/", "GET"),
          Map.entry("/app/main.js", "GET"),
          Map.entry("/health", "GET"),
          Map.entry("/slots", "GET"),
          Map.entry("/slots/active", "GET"),
          Map.entry("/slots/next", "GET"),
          Map.entry("/slots/sync", "POST"),
          Map.entry("/frames", "GET"),
          Map.entry("/frames/sync", "POST"),
          Map.entry("/frames/" + FRAME, "GET"),
          Map.entry("/frames/" + FRAME + "/image", "GET"),
          Map.entry("/frames/" + FRAME + "/raw", "GET"),
          Map.entry("/files", "GET"),
          Map.entry("/files/summary", "GET"),
          Map.entry("/files/" + FRAME, "GET"),
          Map.entry("/files/" + FRAME + "/retry", "POST"),
          Map.entry("/jobs", "GET"),
          Map.entry("/jobs/" + JOB, "GET"),
          Map.entry("/jobs/" + JOB + "/cancel", "POST"),
          Map.entry("/jobs/" + JOB + "/events", "GET"),
          Map.entry("/scheduler", "GET"),
          Map.entry("/scheduler/start", "POST"),
          Map.entry("/scheduler/stop", "POST"),
          Map.entry("/events", "GET"));

  private static final List<String> POSTS =
      PATHS.keySet().stream().filter(path -> PATHS.get(path).equals("POST")).sorted().toList();

  private static final List<String> WITH_BODY =
      List.of("/frames/sync", "/scheduler/start", "/scheduler/stop");

  @TempDir private static Path folder;
  private static WebFixture web;

  @BeforeAll
  static void start() {
    web = WebFixture.start(folder, WebFixture.settings(16, Duration.ofSeconds(2)));
    web.service.files.addNew(
        List.of(
            web.addFrame(Instrument.C3, Instant.parse("2025-10-17T06:00:05Z"), "1", "png").file()));
    web.service.jobRows.addUnlessActive(Job.queued(JOB, JobSpec.slotSync(), WebFixture.NOW));
  }

  @AfterAll
  static void stop() {
    web.close();
  }

  @AfterEach
  void theServerGoesOnAndNothingHasHappened() {
    assertThat(web.get("/health").statusCode()).isEqualTo(200);
    assertThat(web.service.jobRows.unfinished()).extracting(Job::id).containsExactly(JOB);
    assertThat(web.service.queued).isEmpty();
    assertThat(web.service.scheduler.status().on()).isEmpty();
  }

  static Stream<String> paths() {
    return PATHS.keySet().stream().sorted();
  }

  static List<String> posts() {
    return POSTS;
  }

  private static JsonNode assertProblem(HttpResponse<String> response, int status) {
    assertThat(response.statusCode())
        .as("%s: %s", response.request(), response.body())
        .isEqualTo(status);
    assertThat(response.headers().allValues("Content-Type"))
        .containsExactly("application/problem+json");
    JsonNode problem = web.json(response);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(response.headers().allValues("X-Request-Id"))
        .containsExactly(problem.get("requestId").asText());
    assertThat(response.body()).doesNotContain("Exception").doesNotContain("at org.");
    return problem;
  }

  private static void assertRawProblem(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json")
        .contains("x-request-id: ");
    assertThat(answer).doesNotContain("Exception").doesNotContain("at org.");
  }

  /** A request after which the server hangs up. */
  private static String rawRequest(String method, String path, String... headersAndBody)
      throws IOException {
    return web.raw(
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + String.join("\r\n", headersAndBody)
            + (headersAndBody.length == 0 ? "\r\n" : ""));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void everyPathKnowsItsMethods(String path) {
    String allowed = PATHS.get(path).equals("GET") ? "GET, HEAD" : "POST";
    for (String method :
        List.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW")) {
      // a GET for the path of a POST may be one for an id
      boolean isAnId = method.matches("GET|HEAD") && path.matches("/(frames|slots|files)/sync");
      if (allowed.contains(method) || isAnId) {
        continue;
      }
      HttpResponse<String> response = web.send(method, path);
      if (method.equals("HEAD")) {
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
      } else {
        assertProblem(response, 405);
      }
      assertThat(response.headers().allValues("Allow")).as(method).containsExactly(allowed);
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void noPathTakesWhatItDoesNotKnow(String path) {
    String page = path.equals("/") || path.equals("/app/main.js") ? path : "";
    for (String query :
        List.of("nonsense=1", "nonsense", "%00=1", "%F0%9F%98%80=1", "=", "a".repeat(2000))) {
      HttpResponse<String> response = web.send(PATHS.get(path), path + "?" + query);
      if (page.isEmpty()) {
        assertThat(assertProblem(response, 400).get("type").asText())
            .isEqualTo("urn:comet-hunter:problem:unknown-parameter");
      } else {
        assertThat(response.statusCode()).isEqualTo(200);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void noPathHasAnythingBehindIt(String path) {
    if (!path.equals("/")) {
      assertProblem(web.send(PATHS.get(path), path + "/"), 404);
      assertProblem(web.send(PATHS.get(path), path + "/x/y/z"), 404);
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void aRequestLineWithoutEndIsRefused(String path) throws IOException {
    assertRawProblem(rawRequest(PATHS.get(path), path + "?x=" + "y".repeat(20_000)), 414);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/frames | limit=501",
        "/frames | limit=2147483648",
        "/frames | limit=0x10",
        "/frames | limit=1e2",
        "/frames | limit=%2B5",
        "/frames | limit=٣",
        "/frames | total=yes",
        "/frames | instrument=c1",
        "/frames | instrument=c2,c3",
        "/frames | start=0000-01-01",
        "/frames | start=10000-01-01",
        "/frames | start=%2B999999999-01-01T00:00Z",
        "/frames | start=-0001-01-01",
        "/frames | end=0001-01-01T00:00%2B18:00",
        "/frames | start=2025-02-30",
        "/frames | start=1760659200",
        "/frames | start=2025-10-18&end=2025-10-17",
        "/frames | start=2025-10-17%00",
        "/frames | cursor=%00",
        "/frames | cursor=AAAA",
        "/frames | cursor=....",
        "/frames | cursor=JOBS",
        "/frames | start=%FF%FE",
        "/files | limit=0",
        "/files | limit=-1",
        "/files | status=nonsense",
        "/files | status=",
        "/files | status=READY,",
        "/files | status=READY%00",
        "/files | status=READY&status=IGNORE",
        "/files | instrument=EIT",
        "/files | start=9999-12-31T23:59:59Z",
        "/files | start=2025-10-18&end=2025-10-18",
        "/files | cursor=JOBS",
        "/files | cursor=MjAyNS0xMC0xN1QwMDowMDowMFp8Li4vLi4",
        "/jobs | status=done",
        "/jobs | limit=99999999999",
        "/jobs | cursor=FRAMES",
        "/jobs | cursor=MjAyNS0xMC0xN1QwMDowMDowMFp8MC0wLTAtMC0w",
        "/slots | status=over",
        "/slots | start=2025-10-18&end=2025-10-17",
        "/slots | start=2020-01-01&end=2024-01-01",
        "/slots | start=x",
        "/slots | end=0001-01-01",
        "/slots | limit=501",
        "/events | lastEventId=1&lastEventId=2",
      })
  void noValueIsTakenThatMakesNoSense(String path, String query) {
    String cursors =
        query
            .replace("FRAMES", new Cursor(WebFixture.NOW, FRAME).text())
            .replace("JOBS", new Cursor(WebFixture.NOW, JOB.toString()).text());
    HttpResponse<String> response = web.get(path + "?" + cursors);

    assertThat(assertProblem(response, 400).get("type").asText())
        .isEqualTo("urn:comet-hunter:problem:invalid-parameter");
  }

  @ParameterizedTest
  @CsvSource({
    "/slots?start=0001-01-01",
    "/slots?end=9999-12-31T23:59:59Z",
    "/slots?start=9999-12-31T23:59:58Z",
    "/slots?end=0001-01-01T00:00:01Z",
    "/files?start=0001-01-01&end=9999-12-31T23:59:59Z",
    "/files?cursor=OTk5OS0xMi0zMVQyMzo1OTo1OVp8OTk5OTEyMzEtYzMteg",
  })
  void theExtremesAreTaken(String path) {
    assertThat(web.get(path).statusCode()).isEqualTo(200);
  }

  static List<String> noIds() {
    return List.of(
        "..%2F..%2Fetc%2Fpasswd",
        "%2E%2E",
        "%2e%2e%2f",
        "%00",
        FRAME + "%00",
        FRAME + "%2F",
        FRAME + "%20",
        FRAME + "%0A",
        "%5C..%5C",
        "%25",
        "%F0%9F%98%80",
        "%FF",
        "20259999-c3-1",
        "00000000-c3-1",
        "20251017-C3-1",
        "20251017-c3-2",
        "20251017-c3-" + "9".repeat(3000),
        "'%20OR%201=1",
        "a".repeat(3000));
  }

  @ParameterizedTest
  @MethodSource("noIds")
  void noOtherIdsAreKnown(String id) {
    for (String path : List.of("/frames/ID", "/frames/ID/image", "/frames/ID/raw", "/files/ID")) {
      assertProblem(web.get(path.replace("ID", id)), 404);
    }
    assertProblem(web.get("/jobs/" + id), 404);
    assertProblem(web.get("/jobs/" + id + "/events"), 404);
    assertProblem(web.post("/jobs/" + id + "/cancel"), 404);
    assertProblem(web.post("/files/" + id + "/retry"), 404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/frames/../files/" + FRAME + "/../../../etc/passwd",
        "/../../etc/passwd",
        "/frames//image",
        "/frames/./" + FRAME + "/image/../nothing",
      })
  void pathsLeadNowhereElse(String path) throws IOException {
    String answer = rawRequest("GET", path, "", "");

    assertThat(answer).matches("(?s)HTTP/1.1 (400|404) .*").doesNotContain("root:");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("application/problem+json");
  }

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
