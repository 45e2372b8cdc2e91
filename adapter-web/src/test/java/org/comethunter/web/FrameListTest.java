package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.StoredFile;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameListTest {

  private static final Instant MORNING = Instant.parse("2025-10-17T06:00:05.123Z");

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void describesAFrame() {
    FrameEntry frame = web.addFrame(Instrument.C3, MORNING, "33862837", "a picture");

    HttpResponse<String> response = web.get("/frames");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    String version = frame.file().picture().orElseThrow().sha256().substring(0, 8);
    String raw = frame.file().raw().orElseThrow().sha256().substring(0, 8);
    assertThat(response.body())
        .isEqualTo(
            "{\"frames\":[{\"id\":\"20251017-c3-33862837\",\"instrument\":\"c3\","
                + "\"observedAt\":\"2025-10-17T06:00:05.123Z\","
                + "\"image\":\"/frames/20251017-c3-33862837/image?v="
                + version
                + "\",\"raw\":\"/frames/20251017-c3-33862837/raw?v="
                + raw
                + "\",\"width\":1024,\"height\":1024,\"exposureSeconds\":18.91,"
                + "\"rollDegrees\":-4.75,\"status\":\"PROCESSED\"}],\"next\":null}");
  }

  @Test
  void hasNothingToShowAtFirst() {
    assertThat(web.get("/frames").body()).isEqualTo("{\"frames\":[],\"next\":null}");
  }

  @Test
  void listsInOrderOfTimeWhateverTheirNames() {
    web.addFrame(Instrument.C3, MORNING.plusSeconds(60), "00000001", "b");
    web.addFrame(Instrument.C2, MORNING, "99999999", "a");

    assertThat(ids("/frames")).containsExactly("20251017-c2-99999999", "20251017-c3-00000001");
  }

  @ParameterizedTest
  @CsvSource({
    "instrument=c2, 20251017-c2-2",
    "instrument=C3, 20251017-c3-3",
    "start=2025-10-17T06:00:05.124Z, 20251017-c3-3",
    "end=2025-10-17T06:01:05.123Z, 20251017-c2-2",
    "start=2025-10-17T06:00:05.123Z&end=2025-10-17T06:01:05.123Z, 20251017-c2-2",
    "start=2025-10-17T08:01%2B02:00, 20251017-c3-3",
    "start=2025-10-17T08:01+02:00, 20251017-c3-3",
    "start=2025-10-17&limit=1, 20251017-c2-2",
  })
  void selects(String query, String expected) {
    web.addFrame(Instrument.C2, MORNING, "2", "a");
    web.addFrame(Instrument.C3, MORNING.plusSeconds(60), "3", "b");

    assertThat(ids("/frames?" + query)).containsExactly(expected);
  }

  @Test
  void pagesThroughAThousandFramesAndShowsEachOnceInOrder() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      // three frames share each moment, so that the id has to tell them apart
      Instant observed = MORNING.plus(Duration.ofMinutes(i / 3 * 12L));
      FrameId id =
          new FrameId(
              observed.atOffset(ZoneOffset.UTC).toLocalDate(),
              Instrument.C2,
              String.format("%08d", i));
      web.addFrame(id, observed, new StoredFile(1, "ab".repeat(32)));
      expected.add(id.toString());
    }

    for (int limit : List.of(7, 100, 500)) {
      assertThat(walk(limit)).as("limit %d", limit).isEqualTo(expected);
    }
  }

  @Test
  void theLastPageHasNoNextEvenIfItIsFull() {
    web.addFrame(Instrument.C2, MORNING, "1", "a");
    web.addFrame(Instrument.C2, MORNING.plusSeconds(1), "2", "b");

    assertThat(web.json(web.get("/frames?limit=2")).get("next").isNull()).isTrue();
    assertThat(web.json(web.get("/frames?limit=1")).get("next").isTextual()).isTrue();
  }

  @Test
  void aCursorGoesOnAfterItsFrameThoughOthersHaveArrivedSince() {
    web.addFrame(Instrument.C2, MORNING, "1", "a");
    web.addFrame(Instrument.C2, MORNING.plusSeconds(20), "3", "c");
    String next = web.json(web.get("/frames?limit=1")).get("next").asText();
    web.addFrame(Instrument.C2, MORNING.minusSeconds(20), "0", "z");
    web.addFrame(Instrument.C2, MORNING.plusSeconds(10), "2", "b");

    assertThat(ids("/frames?cursor=" + next)).containsExactly("20251017-c2-2", "20251017-c2-3");
  }

  @ParameterizedTest
  @CsvSource({
    "instrument=c1, instrument, c2 or c3",
    "instrument=, instrument, c2 or c3",
    "start=yesterday, start, Not a time: 'yesterday'",
    "end=, end, Not a time",
    "start=2025-10-18&end=2025-10-17, end, must be before",
    "start=2025-10-17&end=2025-10-17, end, must be before",
    "start=9999-12-31T23:59:59Z, start, must be before",
    "limit=0, limit, from 1 to 500",
    "limit=501, limit, from 1 to 500",
    "limit=-1, limit, from 1 to 500",
    "limit=99999999999999999999, limit, from 1 to 500",
    "limit=ten, limit, from 1 to 500",
    "limit=1.5, limit, from 1 to 500",
    "limit=, limit, from 1 to 500",
    "cursor=, cursor, Not a cursor",
    "cursor=MjAyNQ, cursor, Not a cursor",
    "cursor=%00%ff, cursor, Not a cursor",
    "limit=5&limit=6, limit, more than once",
    "colour=red, colour, no parameter 'colour'",
    "Limit=5, Limit, no parameter 'Limit'",
  })
  void namesTheParameterThatIsToBlame(String query, String parameter, String detail) {
    HttpResponse<String> response = web.get("/frames?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = web.json(response);
    assertThat(problem.get("type").asText()).startsWith("urn:comet-hunter:problem:");
    assertThat(problem.get("title").asText()).endsWith(" parameter");
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("parameter").asText()).isEqualTo(parameter);
    assertThat(problem.get("detail").asText()).contains(detail);
    assertThat(problem.get("instance").asText()).isEqualTo("/frames");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=500", "limit=1", "start=0001-01-01&end=9999-12-31T23:59:59Z"})
  void acceptsTheExtremes(String query) {
    assertThat(web.get("/frames?" + query).statusCode()).isEqualTo(200);
  }

  private List<String> ids(String path) {
    HttpResponse<String> response = web.get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return web.ids(web.json(response));
  }

  private List<String> walk(int limit) {
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = web.json(web.get("/frames?instrument=c2&limit=" + limit + cursor));
      List<String> ids = web.ids(page);
      assertThat(ids).hasSizeBetween(1, limit);
      seen.addAll(ids);
      cursor = page.get("next").isNull() ? "" : "&cursor=" + page.get("next").asText();
    } while (!cursor.isEmpty());
    return seen;
  }
}
