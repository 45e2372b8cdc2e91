package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.instrument.Instrument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MadePictureTest {
  @TempDir Path folder;
  private WebFixture fixture;
  private FrameEntry frame;
  private String image;

  @BeforeEach
  void start() {
    fixture = WebFixture.start(folder);
    frame =
        fixture.addFrame(
            Instrument.C3, Instant.parse("2025-10-17T00:06:07Z"), "33862795", "the stored one");
    image = "/frames/" + frame.id() + "/image";
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void withoutAWishThePictureIsTheStoredOne() {
    assertThat(fixture.get(image).body()).isEqualTo("the stored one");
    assertThat(fixture.pictures.made).hasValue(0);
  }

  @Test
  void everyWishIsFulfilled() {
    String made =
        fixture.get(image + "?filter=median&low=-3&high=9.5&reject-cosmic-rays=true").body();
    assertThat(made)
        .startsWith("200 x 160, ")
        .contains("Filter=minus the median of 25 x 25 px")
        .contains("-3.0 to 9.5 sigma")
        .contains("Cosmic Rays=taken out");
    assertThat(fixture.get(image + "?scale=0.5").body())
        .startsWith("100 x 80, ")
        .contains("Filter=unsharp mask")
        .contains("-4.0 to 8.0 sigma");
  }

  @Test
  void itIsMadeOnceAndThenKept() {
    HttpResponse<String> first = fixture.get(image + "?filter=nrgf");
    HttpResponse<String> second = fixture.get(image + "?filter=NRGF&low=-4");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(fixture.pictures.made).hasValue(1);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).isEqualTo('"' + fixture.pictures.kept().getFirst().file().sha256() + '"');
    HttpResponse<String> held = fixture.get(image + "?filter=nrgf", "If-None-Match", tag);
    assertThat(held.statusCode()).isEqualTo(304);
    HttpResponse<String> other = fixture.get(image + "?filter=nrgf&high=7");
    assertThat(other.headers().firstValue("ETag")).isNotEqualTo(first.headers().firstValue("ETag"));
    HttpResponse<String> part = fixture.get(image + "?filter=nrgf", "Range", "bytes=0-8");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("200 x 160");
  }

  @Test
  void aThumbnailIsTheUsualPictureInSmall() {
    HttpResponse<String> answer = fixture.get("/frames/" + frame.id() + "/thumbnail");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
    // the frame is listed with 1024 pixels: an eighth of it
    assertThat(answer.body()).startsWith("25 x 20, ").contains("Filter=unsharp mask");
  }

  @Test
  void withoutNeighboursThereIsNothingFalseToBeSeen() {
    for (String filter : new String[] {"running-difference", "background"}) {
      HttpResponse<String> answer = fixture.get(image + "?filter=" + filter);
      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body())
          .contains("urn:comet-hunter:problem:no-neighbours")
          .contains("of the same camera, program, size and roll");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
  }

  @Test
  void withoutTheFitsFileOnlyTheStoredPictureIsThere() throws IOException {
    Files.delete(fixture.store.raw(frame.id()));
    HttpResponse<String> answer = fixture.get(image + "?filter=mgn");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("urn:comet-hunter:problem:raw-missing");
    assertThat(fixture.get(image).statusCode()).isEqualTo(200);
    Files.writeString(fixture.store.raw(frame.id()), "9876543210 other bytes of a same size");
    assertThat(fixture.get(image + "?filter=mgn").body()).contains("raw-missing");
  }

  @ParameterizedTest
  @CsvSource({
    "filter=sharp, filter",
    "filter=, filter",
    "low=x, low",
    "low=NaN, low",
    "high=1e3, high",
    "low=9, low",
    "low=8&high=8, high",
    "high=9999999, high",
    "scale=0, scale",
    "scale=1.5, scale",
    "scale=-1, scale",
    "reject-cosmic-rays=yes, reject-cosmic-rays",
    "size=128, size"
  })
  void aWishThatCannotBeFulfilledIsExplained(String query, String parameter) {
    HttpResponse<String> answer = fixture.get(image + "?" + query);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
    assertThat(fixture.pictures.made).hasValue(0);
  }
}
