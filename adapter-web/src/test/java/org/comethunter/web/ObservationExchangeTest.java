package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.comethunter.application.port.ObservationRepository.Change;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.MarkMethod;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationExchangeTest {

  private static final String JSON = "application/json";
  private static final String CSV = "text/csv";

  private static final Observation COMET =
      new Observation(
          UUID.fromString("0d1f3c52-64be-4b6c-9a5e-2f3a1c9d3e7f"),
          "A, the \"bright\" one",
          Instrument.C3,
          Optional.of(SungrazerGroup.KRACHT_II),
          "first line\n=second, äöü 彗星 'quoted'\n\nlast",
          Instant.parse("2025-10-18T00:20:00Z"),
          Instant.parse("2025-10-18T00:21:30.250Z"),
          7,
          List.of(
              mark("20251017-c3-1", "2025-10-17T23:42:07.120Z", 702.41, 1.0 / 3),
              mark("20251018-c3-2", "2025-10-18T00:06:07Z", -0.5, 1023.25)));

  private static final Observation EMPTY =
      Observation.begun(
          UUID.fromString("5b0e3a0c-1b7e-4a43-a4ad-0a4f3d1f7a11"),
          "=HYPERLINK(\"http://x\")",
          Instrument.C2,
          Instant.parse("2025-10-18T00:20:00Z"));

  private WebFixture web;

  private static Mark mark(String frame, String time, double column, double row) {
    return new Mark(
        FrameId.parse(frame),
        new PixelPosition(column, row),
        MarkMethod.CENTROID,
        new FrameGeometry(Instant.parse(time), 1024, 1024, -179.98, 516.3, 529.4, 56.0 / 3));
  }

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private void store(Observation... observations) {
    List<Change> changes = new ArrayList<>();
    for (Observation observation : observations) {
      changes.add(Change.added(observation));
    }
    assertThat(web.observationRows.change(changes)).isTrue();
  }

  private HttpResponse<String> takeIn(String type, String body) {
    return web.sendBody("POST", "/observations/import", type, body);
  }

  private void assertRefused(String type, String body, String words) {
    HttpResponse<String> response = takeIn(type, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
    assertThat(web.json(response).get("detail").asText()).contains(words);
    assertThat(web.json(response).get("type").asText()).endsWith("invalid-body");
  }

  @ParameterizedTest
  @CsvSource({"json, application/json", "csv, text/csv"})
  void whatIsTakenOutIsTheSameWhenItIsTakenIn(String format, String type) {
    store(COMET, EMPTY);
    HttpResponse<String> out = web.get("/observations/export?format=" + format);
    assertThat(out.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"observations." + format + "\"");
    String bodyBefore = web.get("/observations").body();

    assertThat(takeIn(type, out.body()).body())
        .isEqualTo("{\"added\":0,\"replaced\":0,\"unchanged\":2}");
    web.send("DELETE", "/observations/" + COMET.id());
    Observation renamed = EMPTY.renamed("other", Instant.parse("2025-10-18T08:00:00Z"));
    assertThat(web.observationRows.change(List.of(Change.replaced(EMPTY, renamed)))).isTrue();
    assertThat(takeIn(type, out.body()).body())
        .isEqualTo("{\"added\":1,\"replaced\":1,\"unchanged\":0}");

    assertThat(web.observationRows.find(COMET.id())).contains(COMET);
    Observation back = web.observationRows.find(EMPTY.id()).orElseThrow();
    assertThat(back.hasSameContent(EMPTY)).isTrue();
    assertThat(back.version()).isEqualTo(3);
    assertThat(bodyBefore).contains("彗星");
  }

  @Test
  void aSpreadsheetFindsNoFormula() {
    for (String name : List.of("=1+1", "+1", "-1", "@x", "'=1", "''=1", "'x", "=a,\"b\"")) {
      assertThat(Csv.meant(Csv.harmless(name))).isEqualTo(name);
      assertThat(Csv.harmless(name)).doesNotStartWith("=").doesNotStartWith("+");
    }
    store(EMPTY);
    assertThat(web.get("/observations/export?format=csv").body())
        .contains(",\"'=HYPERLINK(\"\"http://x\"\")\",c2,");
  }

  @Test
  void takesOutOneCameraOrDay() {
    store(COMET, EMPTY);
    assertThat(web.get("/observations/export?instrument=c2").body())
        .contains(EMPTY.id().toString())
        .doesNotContain(COMET.id().toString());
    assertThat(web.get("/observations/export?start=2025-10-19").body())
        .doesNotContain(COMET.id().toString());
    assertThat(web.get("/observations/export?format=xml").statusCode()).isEqualTo(400);
  }

  @Test
  void columnsAndRowsMayComeInAnyOrder() {
    store(COMET);
    List<String> lines = new ArrayList<>();
    for (Csv.Row row : Csv.rows(web.get("/observations/export?format=csv").body())) {
      StringBuilder line = new StringBuilder();
      Csv.append(line, row.cells().reversed());
      lines.add(line.toString());
    }
    lines.add(lines.remove(1));
    String body = "\uFEFF" + String.join("\n", lines);
    assertThat(takeIn(CSV, body).body()).isEqualTo("{\"added\":0,\"replaced\":0,\"unchanged\":1}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c3, | c4, | Line 2: the instrument",
        "702.41 | many | Line 2: the x must be a number, not 'many'",
        "702.41 | NaN | Line 2: The position",
        "702.41 | 2000 | Line 2: The position (2000.0",
        "centroid | guess | Line 2: the method",
        "20251017-c3-1 | 20251017-c2-1 | Line 2: The frame 20251017-c2-1 is of C2",
        "20251018-c3-2 | 20251017-c3-1 | Line 6: The frame 20251017-c3-1 is marked twice",
        "1024,1024 | 1024 | Line 2: there are 18 values, but 19 columns",
        "observedAt,x | observedAt,z | Line 1: the columns must be",
        "kracht-ii | stars | Line 2: the group",
        ",7, | ,-7, | Line 2: The version",
        "2025-10-17T23:42 | yesterday | Line 2: the observedAt must be a time",
        "-179.98 | 1e9 | Line 2: The geometry of a mark is wrong: its roll",
      })
  void aBrokenLineRefusesAll(String right, String wrong, String words) {
    store(COMET);
    String good = web.get("/observations/export?format=csv").body();
    web.send("DELETE", "/observations/" + COMET.id());
    assertThat(good).contains(right);

    assertRefused(CSV, good.replaceFirst(Pattern.quote(right), wrong), words);

    assertThat(web.ids(web.json(web.get("/observations")), "observations")).isEmpty();
  }

  @Test
  void refusesWhatIsNoTable() {
    assertRefused(CSV, "", "Line 1");
    assertRefused(CSV, "id;name", "separated by commas");
    assertRefused(CSV, "id,\"name\nx", "Line 1: a quote is opened and not closed");
    assertRefused(CSV, "a\n\"b\"c", "Line 2: there is something between a quote");
    assertRefused(CSV, "a\nb\"c", "Line 2: there is a quote in the middle");
    assertThat(takeIn("text/plain", "x").statusCode()).isEqualTo(415);
    assertThat(takeIn(CSV, "x".repeat(1_100_000)).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"observations\":{}}",
        "{\"observations\":[],\"more\":1}",
        "{\"observations\":[7]}",
        "{\"observations\":[{\"name\":\"A\",\"instrument\":\"c3\",\"marks\":[]}]}",
        "{\"observations\":[{\"id\":\"1\",\"name\":\"A\",\"instrument\":\"c3\",\"marks\":[]}]}",
      })
  void refusesJsonThatIsNoExport(String body) {
    assertThat(takeIn(JSON, body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"x\":702.41 | \"x\":\"702\" | Observation 1, mark 1 must have a field 'x', a number",
        "\"x\":702.41 | \"x\":1e300 | Observation 1, mark 1: The position",
        "\"version\":7 | \"version\":7.5 | Observation 1 must have a field 'version'",
        "\"name\" | \"nom\" | Observation 1 has a field 'nom'",
        "\"width\":1024 | \"width\":-5 | Observation 1, mark 1: The geometry of a mark is wrong",
        "\"frame\":\"20251018-c3-2\" | \"frame\":\"20251017-c3-1\" | marked twice",
        "\"method\":\"centroid\" | \"method\":\"eye\" | Observation 1, mark 1: The method",
      })
  void namesTheBrokenMark(String right, String wrong, String words) {
    store(COMET);
    String good = web.get("/observations/export").body();
    assertThat(good).contains(right);
    web.send("DELETE", "/observations/" + COMET.id());
    assertRefused(JSON, good.replaceFirst(Pattern.quote(right), wrong), words);
    assertThat(web.observationRows.find(COMET.id())).isEmpty();
  }

  @Test
  void oneWrongAmongManyLeavesAllAsItWas() {
    store(EMPTY);
    String good = web.get("/observations/export").body();
    String one = good.substring(good.indexOf('[') + 1, good.lastIndexOf(']'));
    String other = one.replace(EMPTY.id().toString(), UUID.randomUUID().toString());
    String wrongCamera = one.replace("\"c2\"", "\"c3\"");
    assertRefused(JSON, "{\"observations\":[" + other + "," + wrongCamera + "]}", "cannot become");
    assertRefused(JSON, "{\"observations\":[" + one + "," + one + "]}", "has the id of another");
    assertThat(web.ids(web.json(web.get("/observations")), "observations"))
        .containsExactly(EMPTY.id().toString());
  }
}
