package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnimationRoutesTest {

  private static final Instant FIRST = Instant.parse("2025-10-17T20:30:00Z");

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private String begun() {
    return web.json(web.post("/observations", "{\"instrument\":\"c3\"}")).path("id").asText();
  }

  private String marked() {
    String id = begun();
    for (int i = 0; i < 2; i++) {
      String frame =
          web.addFrame(Instrument.C3, FIRST.plusSeconds(720L * i), "3386" + i, "picture")
              .id()
              .toString();
      String path = "/observations/" + id + "/marks/" + frame;
      String place = "{\"x\":120,\"y\":80,\"centroid\":false}";
      assertThat(web.sendBody("PUT", path, "application/json", place).statusCode()).isEqualTo(200);
    }
    return id;
  }

  @Test
  void showsEveryFrameInWhichTheObjectIsMarked() {
    HttpResponse<String> response = web.get("/observations/" + marked() + "/animation?filter=raw");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("image/apng");
    assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("inline; filename=\"");
    assertThat(response.body()).startsWith("2 frames");
    String tag = response.headers().firstValue("ETag").orElseThrow();
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(tag).isNotBlank();
  }

  @Test
  void saysWhatIsMissing() {
    JsonNode nothing = web.json(web.get("/observations/" + begun() + "/animation"));
    assertThat(nothing.path("type").asText()).endsWith("frame-not-found");
    assertThat(nothing.path("detail").asText()).contains("mark the object first");

    assertThat(
            web.json(web.get("/observations/00000000-0000-0000-0000-000000000000/animation"))
                .path("type")
                .asText())
        .endsWith("observation-not-found");
    JsonNode lonely =
        web.json(web.get("/observations/" + marked() + "/animation?filter=running-difference"));
    assertThat(lonely.path("type").asText()).endsWith("no-neighbours");
  }

  @ParameterizedTest
  @CsvSource({"zoom, 5", "zoom, x", "margin, 9", "fps, 31", "fps, fast", "filter, none"})
  void refusesWhatItCannotMake(String parameter, String value) {
    HttpResponse<String> response =
        web.get("/observations/" + marked() + "/animation?" + parameter + "=" + value);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(web.json(response).path("detail").asText()).isNotBlank();
  }
}
