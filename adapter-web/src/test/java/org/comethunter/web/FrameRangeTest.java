package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw files, and parts of them. */
class FrameRangeTest {

  private static final String RAW = WebFixture.RAW;
  private static final String PATH = "/frames/20251017-c3-33862837/raw";

  private WebFixture web;
  private FrameEntry frame;
  private String tag;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
    frame = web.addFrame(Instrument.C3, Instant.parse("2025-10-17T06:00:05Z"), "33862837", "png");
    tag = '"' + frame.file().raw().orElseThrow().sha256() + '"';
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private static void assertHeader(HttpResponse<?> response, String name, String value) {
    assertThat(response.headers().allValues(name)).as(name).containsExactly(value);
  }

  @Test
  void sendsTheRawFile() {
    HttpResponse<String> response = web.get(PATH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(RAW);
    assertHeader(response, "Content-Type", "application/fits");
    assertHeader(response, "ETag", tag);
    assertHeader(response, "Accept-Ranges", "bytes");
    assertHeader(
        response, "Content-Disposition", "attachment; filename=\"20251017-c3-33862837.fts\"");
  }

  @Test
  void describesTheFrameWithItsTag() {
    HttpResponse<String> response = web.get("/frames/20251017-c3-33862837");

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode described = web.json(response);
    assertThat(described).isEqualTo(web.json(web.get("/frames")).get("frames").get(0));
    assertHeader(response, "Cache-Control", "no-cache");
    String etag = response.headers().firstValue("ETag").orElseThrow();
    assertThat(web.get("/frames/20251017-c3-33862837", "If-None-Match", etag).statusCode())
        .isEqualTo(304);
    assertThat(web.get(described.get("raw").asText()).headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0, 3",
    "bytes=5-5, 5, 5",
    "bytes=10-, 10, 34",
    "bytes=-4, 31, 34",
    "bytes=-1000, 0, 34",
    "bytes=30-1000, 30, 34",
    "bytes=0-999999999999999999, 0, 34",
  })
  void sendsAPart(String range, int first, int last) {
    HttpResponse<String> response = web.get(PATH, "Range", range);

    assertThat(response.statusCode()).isEqualTo(206);
    assertThat(response.body()).isEqualTo(RAW.substring(first, last + 1));
    assertHeader(response, "Content-Range", "bytes " + first + "-" + last + "/" + RAW.length());
    assertHeader(response, "Content-Length", String.valueOf(last - first + 1));
    assertHeader(response, "ETag", tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=35-", "bytes=35-36", "bytes=999999999999999999-", "bytes=-0"})
  void thereIsNothingBeyondTheEnd(String range) {
    HttpResponse<String> response = web.get(PATH, "Range", range);

    assertThat(response.statusCode()).isEqualTo(416);
    assertHeader(response, "Content-Range", "bytes */35");
    assertHeader(response, "Content-Type", "application/problem+json");
    assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(web.get(PATH).body()).isEqualTo(RAW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=",
        "bytes=-",
        "bytes=5-3",
        "bytes=a-b",
        "bytes=0-1,3-4",
        "items=0-3",
        "x",
        "bytes 1-2",
        "bytes=99999999999999999999-",
        "bytes=--1",
        "bytes=1-2-3"
      })
  void nonsenseIsIgnored(String range) {
    HttpResponse<String> response = web.get(PATH, "Range", range);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(RAW);
  }

  @Test
  void aPartOfAnotherVersionIsNoUse() {
    HttpResponse<String> same = web.get(PATH, "Range", "bytes=0-3", "If-Range", tag);
    HttpResponse<String> other = web.get(PATH, "Range", "bytes=0-3", "If-Range", "\"other\"");
    HttpResponse<String> weak = web.get(PATH, "Range", "bytes=0-3", "If-Range", "W/" + tag);
    HttpResponse<String> beyond = web.get(PATH, "Range", "bytes=99-", "If-Range", "\"other\"");

    assertThat(same.statusCode()).isEqualTo(206);
    for (HttpResponse<String> whole : List.of(other, weak, beyond)) {
      assertThat(whole.statusCode()).isEqualTo(200);
      assertThat(whole.body()).isEqualTo(RAW);
    }
  }

  @Test
  void headIgnoresRanges() {
    HttpResponse<String> response = web.send("HEAD", PATH, "Range", "bytes=0-3");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEmpty();
    assertHeader(response, "Content-Length", "35");
    assertHeader(response, "Accept-Ranges", "bytes");
    assertThat(web.send("HEAD", PATH, "Range", "bytes=99-").statusCode()).isEqualTo(200);
  }

  @Test
  void whoHasItGetsNothingWhateverTheRange() {
    HttpResponse<String> response = web.get(PATH, "Range", "bytes=0-3", "If-None-Match", tag);

    assertThat(response.statusCode()).isEqualTo(304);
    assertThat(response.body()).isEmpty();
  }

  @Test
  void saysThatTheRawFileIsMissingOrDamaged() throws IOException {
    Files.writeString(web.store.raw(frame.id()), "half");
    assertMissing();
    Files.delete(web.store.raw(frame.id()));
    assertMissing();
  }

  private void assertMissing() {
    HttpResponse<String> response = web.get(PATH);

    assertThat(response.statusCode()).isEqualTo(404);
    assertHeader(response, "Content-Type", "application/problem+json");
    assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    assertThat(web.json(response).get("type").asText())
        .isEqualTo("urn:comet-hunter:problem:raw-missing");
  }

  @Test
  void countsTheFramesOfTheSelectionIfAsked() {
    web.addFrame(Instrument.C3, Instant.parse("2025-10-17T06:12:05Z"), "2", "png");
    web.addFrame(Instrument.C2, Instant.parse("2025-10-17T06:12:05Z"), "3", "png");

    JsonNode page = web.json(web.get("/frames?instrument=c3&limit=1&total=true"));

    assertThat(page.get("total").asLong()).isEqualTo(2);
    String next = "/frames?instrument=c3&limit=1&total=true&cursor=" + page.get("next").asText();
    assertThat(web.json(web.get(next)).get("total").asLong()).isEqualTo(2);
    assertThat(web.json(web.get("/frames?total=false")).has("total")).isFalse();
    assertThat(web.get("/frames?total=1").statusCode()).isEqualTo(400);
  }
}
