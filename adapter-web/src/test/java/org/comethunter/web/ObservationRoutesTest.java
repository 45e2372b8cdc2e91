package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationRoutesTest {

  private static final String JSON = "application/json";
  private static final Instant FIRST = Instant.parse("2025-10-17T23:30:00Z");

  private WebFixture web;
  private String id;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
    for (int i = 0; i < 4; i++) {
      web.addFrame(Instrument.C3, FIRST.plusSeconds(720L * i), "3386" + i, "picture");
    }
    id = web.json(web.post("/observations", "{\"instrument\":\"c3\"}")).get("id").asText();
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private String path() {
    return "/observations/" + id;
  }

  private String markPath(int frame) {
    String day = frame < 3 ? "20251017" : "20251018";
    return path() + "/marks/" + day + "-c3-3386" + frame;
  }

  private HttpResponse<String> mark(int frame, double x, double y, String... headers) {
    return web.sendBody(
        "PUT",
        markPath(frame),
        JSON,
        "{\"x\":%s,\"y\":%s,\"centroid\":false}".formatted(x, y),
        headers);
  }

  private static void assertProblem(HttpResponse<String> response, int status, String... words) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains(words);
  }

  @Test
  void beginsMarksListsAndDeletes() {
    HttpResponse<String> begun = web.post("/observations", "{\"instrument\":\"C3\"}");
    assertThat(begun.statusCode()).isEqualTo(201);
    JsonNode second = web.json(begun);
    assertThat(begun.headers().firstValue("Location"))
        .hasValue("/observations/" + second.get("id").asText());
    assertThat(begun.headers().firstValue("ETag")).hasValue("\"1\"");
    assertThat(second.get("name").asText()).isEqualTo("B");

    JsonNode marked = web.json(mark(0, 20.25, 30.5));
    assertThat(marked.at("/marks/0/x").asDouble()).isEqualTo(20.25);
    assertThat(marked.at("/marks/0/picture/y").asDouble()).isEqualTo(159 - 30.5);
    assertThat(marked.at("/marks/0/method").asText()).isEqualTo("pixel");
    assertThat(marked.get("version").asInt()).isEqualTo(2);
    assertThat(marked.get("motion").isNull()).isTrue();

    assertThat(web.ids(web.json(web.get("/observations?limit=1")), "observations")).hasSize(1);
    String next = web.json(web.get("/observations?limit=1")).get("next").asText();
    JsonNode rest = web.json(web.get("/observations?limit=1&cursor=" + next));
    assertThat(rest.get("next").isNull()).isTrue();
    assertThat(web.ids(web.json(web.get("/observations?instrument=c2")), "observations")).isEmpty();

    HttpResponse<String> deleted = web.send("DELETE", path());
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertProblem(web.get(path()), 404, "observation-not-found", id);
    assertProblem(web.send("DELETE", path()), 404, "observation-not-found");
  }

  @Test
  void aDayListsWhatWasMarkedThenAndWhatHasNoMarkYet() {
    mark(0, 20, 30);
    String other =
        web.json(web.post("/observations", "{\"instrument\":\"c3\"}")).get("id").asText();

    // the header of the test's frames is of the first minutes of the day
    assertThat(
            web.ids(
                web.json(web.get("/observations?start=2025-10-17&end=2025-10-18")), "observations"))
        .containsExactlyInAnyOrder(id, other);
    assertThat(web.ids(web.json(web.get("/observations?start=2025-10-18")), "observations"))
        .containsExactly(other);
  }

  @Test
  void theMarkSaysWhenThereWasNoPeak() {
    JsonNode marked = web.json(web.sendBody("PUT", markPath(0), JSON, "{\"x\":100,\"y\":80}"));
    assertThat(marked.at("/marks/0/method").asText()).isIn("pixel", "centroid");
    assertThat(marked.at("/marks/0/x").asDouble()).isBetween(95.0, 105.0);
  }

  @Test
  void changesNameGroupAndNoteAndTellsSo() throws Exception {
    JsonNode changed =
        web.json(
            web.sendBody(
                "PATCH",
                path(),
                JSON,
                "{\"name\":\"=CMD, \\\"x\\\"\",\"group\":\"KRACHT-II\",\"note\":\"a\\r\\nb\"}"));
    assertThat(changed.get("name").asText()).isEqualTo("=CMD, \"x\"");
    assertThat(changed.get("group").asText()).isEqualTo("kracht-ii");
    assertThat(changed.get("note").asText()).isEqualTo("a\nb");
    JsonNode cleared = web.json(web.sendBody("PATCH", path(), JSON, "{\"group\":null}"));
    assertThat(cleared.get("group").isNull()).isTrue();
    assertThat(cleared.get("name").asText()).isEqualTo("=CMD, \"x\"");
    int version = cleared.get("version").asInt();
    assertThat(web.json(web.sendBody("PATCH", path(), JSON, "{}")).get("version").asInt())
        .isEqualTo(version);
    web.send("DELETE", path());
    try (EventClient client = web.listen("/events?lastEventId=none")) {
      var events = client.next(5);
      assertThat(events.get(1).type()).isEqualTo("observation.changed");
      assertThat(events.get(2).data().get("observation").asText()).isEqualTo(id);
      assertThat(events.get(2).data().get("deleted").asBoolean()).isFalse();
      assertThat(events.get(4).data().get("deleted").asBoolean()).isTrue();
    }
  }

  @Test
  void isReadAgainOnlyIfItHasChanged() {
    String tag = web.get(path()).headers().firstValue("ETag").orElseThrow();
    assertThat(web.get(path(), "If-None-Match", tag).statusCode()).isEqualTo(304);
    mark(0, 20, 30);
    assertThat(web.get(path(), "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void aChangeOfAnOldVersionIsRefused() {
    mark(0, 20, 30);
    assertProblem(mark(1, 20, 30, "If-Match", "\"1\""), 412, "changed-meanwhile", "version 2 now");
    assertProblem(mark(1, 20, 30, "If-Match", "W/\"2\""), 412, "changed-meanwhile");
    assertProblem(
        web.sendBody("PATCH", path(), JSON, "{\"note\":\"x\"}", "If-Match", "\"9\""), 412, "not 9");
    assertProblem(web.send("DELETE", path(), "If-Match", "\"1\""), 412, "not 1");
    assertProblem(web.send("DELETE", markPath(0), "If-Match", "\"1\""), 412, "not 1");
    assertThat(mark(1, 20, 30, "If-Match", "\"2\"").statusCode()).isEqualTo(200);
    assertThat(web.send("DELETE", path(), "If-Match", "*").statusCode()).isEqualTo(204);
    assertProblem(
        web.sendBody(
            "PUT",
            path(),
            JSON,
            "{\"name\":\"A\",\"instrument\":\"c3\",\"marks\":[]}",
            "If-Match",
            "*"),
        412,
        "is gone");
  }

  @Test
  void undoesByPuttingBackWhatItWas() {
    mark(0, 20, 30);
    String before = web.get(path()).body();
    mark(1, 21, 31);
    HttpResponse<String> undone = web.sendBody("PUT", path(), JSON, before, "If-Match", "\"3\"");
    assertThat(undone.statusCode()).isEqualTo(200);
    assertThat(web.json(undone).get("marks")).isEqualTo(web.json(before).get("marks"));
    assertThat(web.json(undone).get("version").asInt()).isEqualTo(4);

    String last = web.get(path()).body();
    web.send("DELETE", path());
    HttpResponse<String> back = web.sendBody("PUT", path(), JSON, last);
    assertThat(back.statusCode()).isEqualTo(201);
    assertThat(web.get(path()).body()).isEqualTo(last);
  }

  @Test
  void takesMarksBack() {
    mark(0, 20, 30);
    assertThat(web.json(web.send("DELETE", markPath(0))).get("marks")).isEmpty();
    HttpResponse<String> again = web.send("DELETE", markPath(0));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.headers().firstValue("ETag")).hasValue("\"3\"");
    assertProblem(web.send("DELETE", path() + "/marks/nonsense"), 404, "frame-not-found");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"x\":-1,\"y\":30} | 400 | outside the frame",
        "{\"x\":199.5,\"y\":30} | 400 | 200 × 160",
        "{\"x\":1e999,\"y\":30} | 400 | outside the frame",
        "{\"x\":\"20\",\"y\":30} | 400 | must be a number",
        "{\"x\":20} | 400 | must be a number",
        "{\"x\":20,\"y\":30,\"centroid\":\"no\"} | 400 | true or false",
        "{\"x\":20,\"y\":30,\"z\":1} | 400 | no field 'z'",
        "[20,30] | 400 | JSON object",
        "'' | 400 | needs a body",
      })
  void refusesAMarkThatIsNone(String body, int status, String words) {
    assertProblem(web.sendBody("PUT", markPath(0), JSON, body), status, words);
    assertThat(web.json(web.get(path())).get("marks")).isEmpty();
  }

  @Test
  void refusesAMarkWhereThereIsNoFrame() {
    assertProblem(mark(4, 20, 30), 404, "frame-not-found");
    web.addFrame(Instrument.C2, FIRST, "2286", "picture");
    assertProblem(
        web.sendBody("PUT", path() + "/marks/20251017-c2-2286", JSON, "{\"x\":20,\"y\":30}"),
        400,
        "is of C2, but the observation is of C3");
    assertProblem(
        web.sendBody(
            "PUT",
            "/observations/" + UUID.randomUUID() + "/marks/20251017-c3-33860",
            JSON,
            "{\"x\":20,\"y\":30}"),
        404,
        "observation-not-found");
    assertProblem(
        web.sendBody("PUT", "/observations/1/marks/20251017-c3-33860", JSON, "{\"x\":2,\"y\":3}"),
        404,
        "observation-not-found");
  }

  @Test
  void saysWhenTheFitsFileIsGone() throws Exception {
    Files.delete(web.store.folder().resolve("20251017-c3-33860.fts"));
    assertProblem(mark(0, 20, 30), 404, "raw-missing", "the next sync fetches it");
    Files.writeString(web.store.folder().resolve("20251017-c3-33861.fts"), "damaged");
    assertProblem(mark(1, 20, 30), 404, "raw-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"instrument\":\"c1\"}",
        "{\"instrument\":\"c3\",\"name\":\"\"}",
        "{\"instrument\":\"c3\",\"name\":\"a\\u0000b\"}",
        "{\"instrument\":\"c3\",\"name\":\"\\ud800\"}",
        "{\"instrument\":\"c3\",\"name\":7}",
      })
  void refusesAnObservationThatIsNone(String body) {
    assertProblem(web.post("/observations", body), 400, "invalid-body");
  }

  @Test
  void refusesTextsThatAreTooLong() {
    String long81 = "x".repeat(81);
    assertProblem(
        web.sendBody("PATCH", path(), JSON, "{\"name\":\"" + long81 + "\"}"), 400, "80 characters");
    assertProblem(
        web.sendBody("PATCH", path(), JSON, "{\"note\":\"" + "x".repeat(2001) + "\"}"),
        400,
        "2000");
    assertProblem(web.sendBody("PATCH", path(), JSON, "{\"group\":\"stars\"}"), 400, "kracht-ii");
    assertProblem(
        web.get(path() + "/report?reporter=" + long81), 400, "\"parameter\":\"reporter\"");
    assertProblem(web.get(path() + "/report?size=2048"), 400, "\"parameter\":\"size\"");
    assertProblem(web.get(path() + "/report?group=a%0Ab"), 400, "\"parameter\":\"group\"");
    assertProblem(web.get(path() + "/report?origin=middle"), 400, "upper-left");
    assertProblem(web.get(path() + "/report?frame=upside"), 400, "north-up");
  }

  @Test
  void writesTheReport() {
    web.sendBody("PATCH", path(), JSON, "{\"group\":\"kreutz\"}");
    mark(0, 20.25, 30.5);
    JsonNode report = web.json(web.get(path() + "/report?reporter=Jane%20Doe"));
    assertThat(report.get("text").asText())
        .isEqualTo(
            """
            Reporter: Jane Doe
            Type: Potential Comet
            Date of first image: 2025-10-17
            Camera: C3
            Image size: 1024 x 1024
            (0,0) is: upper left
            Group: Kreutz
            Positions: in the north-up picture, full frame, time x y
            00:06 105.7 660.0
            """);
    assertThat(report.at("/fields/positions/0/time").asText()).isEqualTo("00:06");
    assertThat(report.at("/findings/0/code").asText()).isEqualTo("too-few-positions");
    JsonNode raw =
        web.json(web.get(path() + "/report?size=512&origin=lower-left&frame=raw&group=Meyer%3F"));
    assertThat(raw.get("text").asText())
        .contains("raw FITS array", "Group: Meyer?", "512 x 512", "lower left", "00:06 52.6 78.9");
    assertThat(List.of(raw.at("/fields/frame").asText(), raw.at("/fields/origin").asText()))
        .containsExactly("raw", "lower-left");
  }
}
