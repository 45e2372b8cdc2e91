package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is sent to whichever path: the answer is a problem with the right status and an id,
 * never a failure of the server, and the server goes on. Nothing is changed either.
 */
class HostileTest extends HostileRequests {

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
}
