package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.candidate.CandidateStatus;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CandidateRoutesTest {
  private static final Instant NOON = Instant.parse("2025-10-17T12:00:00Z");

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private static FrameId frame(Instrument camera, int number) {
    return FrameId.ofFile(
        LocalDate.of(2025, 10, 17), camera, "%08d.fts".formatted(22_000_000 + number));
  }

  /** Keeps one, as the search does. */
  private Candidate found(Instrument camera, double score, int column) {
    List<Position> positions =
        IntStream.range(0, 5)
            .mapToObj(
                i ->
                    new Position(
                        frame(camera, i),
                        new FrameGeometry(
                            NOON.plusSeconds(720L * i), 1024, 1024, 0, 512, 506, 11.9),
                        new PixelPosition(column + 10 * i, 200.125),
                        i == 1 ? Float.NaN : 4.5f))
            .toList();
    web.candidates.found(
        List.of(
            new Detection(
                camera,
                score,
                90.06,
                Optional.empty(),
                frame(camera, 4),
                positions,
                new Evidence(
                    4,
                    0.312,
                    10.123,
                    4.512,
                    0.08,
                    Double.NaN,
                    1,
                    0,
                    50.004,
                    9.4,
                    false,
                    0.25,
                    -0.97))));
    return web
        .candidates
        .list(
            new CandidateQuery(
                EnumSet.allOf(CandidateStatus.class),
                Optional.of(camera),
                Optional.empty(),
                Optional.empty(),
                100))
        .stream()
        .filter(it -> it.detection().score() == score)
        .findFirst()
        .orElseThrow();
  }

  private HttpResponse<String> reject(Candidate candidate, String body) {
    return web.post("/candidates/" + candidate.id() + "/reject", body);
  }

  @Test
  void listsTheBestFirst() {
    found(Instrument.C2, 0.6, 100);
    found(Instrument.C3, 0.9, 100);
    found(Instrument.C2, 0.8, 300);

    JsonNode all = web.json(web.get("/candidates"));
    assertThat(all.get("candidates").findValuesAsText("score"))
        .containsExactly("0.9", "0.8", "0.6");
    assertThat(all.get("next").isNull()).isTrue();
    assertThat(
            web.json(web.get("/candidates?instrument=c2"))
                .get("candidates")
                .findValuesAsText("score"))
        .containsExactly("0.8", "0.6");
    JsonNode first = web.json(web.get("/candidates?limit=1"));
    assertThat(first.get("candidates").findValuesAsText("score")).containsExactly("0.9");
    JsonNode second = web.json(web.get("/candidates?limit=1&cursor=" + first.get("next").asText()));
    assertThat(second.get("candidates").findValuesAsText("score")).containsExactly("0.8");
    assertThat(web.json(web.get("/candidates?start=2025-10-18&end=2025-10-19")).get("candidates"))
        .isEmpty();
  }

  @Test
  void tellsWhereItIsAndWhy() {
    Candidate candidate = found(Instrument.C2, 0.6, 100);
    HttpResponse<String> answer = web.get("/candidates/" + candidate.id());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    JsonNode json = web.json(answer);
    assertThat(json.get("camera").asText()).isEqualTo("c2");
    assertThat(json.get("status").asText()).isEqualTo("NEW");
    assertThat(json.get("group").isNull()).isTrue();
    assertThat(json.get("firstAlertFrame").asText()).isEqualTo("22000004.fts");
    assertThat(json.at("/why/frames").asInt()).isEqualTo(5);
    assertThat(json.at("/why/clearness").asDouble()).isEqualTo(10.12);
    assertThat(json.at("/why/ridge").asDouble()).isEqualTo(0.08);
    assertThat(json.at("/why/uneven").isNull()).as("is not known").isTrue();
    assertThat(json.at("/why/outward").asDouble()).isEqualTo(-0.97);
    assertThat(json.get("positions")).hasSize(5);
    assertThat(json.at("/positions/2/file").asText()).isEqualTo("22000002.fts");
    assertThat(json.at("/positions/2/x").asDouble()).isEqualTo(120);
    assertThat(json.at("/positions/2/y").asDouble()).isEqualTo(200.13);
    assertThat(json.at("/positions/1/significance").isNull()).isTrue();
  }

  @Test
  void confirmingMakesMarks() {
    Candidate candidate = found(Instrument.C2, 0.6, 100);
    HttpResponse<String> answer = web.post("/candidates/" + candidate.id() + "/confirm");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode json = web.json(answer);
    assertThat(json.get("status").asText()).isEqualTo("CONFIRMED");
    JsonNode marks =
        web.json(web.get("/observations/" + json.get("observation").asText())).get("marks");
    assertThat(marks).hasSize(5);
    assertThat(marks.get(3).get("x").asDouble()).isEqualTo(130);
    assertThat(marks.get(3).get("method").asText()).isEqualTo("course");
    assertThat(web.json(web.get("/candidates")).get("candidates")).isEmpty();
    assertThat(web.json(web.get("/candidates?status=confirmed")).get("candidates")).hasSize(1);
  }

  @Test
  void whatIsDecidedStaysSo() {
    Candidate candidate = found(Instrument.C2, 0.6, 100);
    HttpResponse<String> rejected = reject(candidate, "{\"reason\":\"star\"}");
    assertThat(rejected.statusCode()).as(rejected.body()).isEqualTo(200);
    assertThat(web.json(rejected).get("reason").asText()).isEqualTo("star");

    HttpResponse<String> again = web.post("/candidates/" + candidate.id() + "/confirm");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(web.json(again).get("type").asText()).endsWith("already-decided");
    assertThat(web.json(web.get("/observations")).get("observations")).isEmpty();
  }

  @Test
  void theVersionMustBeTheOneThatWasSeen() {
    Candidate candidate = found(Instrument.C2, 0.6, 100);
    HttpResponse<String> late =
        web.send(
            web.request("/candidates/" + candidate.id() + "/reject")
                .header("Content-Type", "application/json")
                .header("If-Match", "\"7\"")
                .POST(BodyPublishers.ofString("{\"reason\":\"noise\"}"))
                .build());
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(web.candidates.find(candidate.id()).orElseThrow().status())
        .isEqualTo(CandidateStatus.NEW);
  }

  @Test
  void rubbishIsRefused() {
    Candidate candidate = found(Instrument.C2, 0.6, 100);
    assertThat(reject(candidate, "{\"reason\":\"ufo\"}").statusCode()).isEqualTo(400);
    assertThat(reject(candidate, "{}").statusCode()).isEqualTo(400);
    assertThat(web.get("/candidates/1").statusCode()).isEqualTo(404);
    assertThat(web.get("/candidates/1").body()).contains("candidate-not-found");
    assertThat(web.get("/candidates?cursor=abc").statusCode()).isEqualTo(400);
    assertThat(web.get("/candidates?status=ripe").statusCode()).isEqualTo(400);
    assertThat(web.post("/candidates/1/confirm").statusCode()).isEqualTo(404);
  }
}
