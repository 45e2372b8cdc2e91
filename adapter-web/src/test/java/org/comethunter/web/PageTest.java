package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTest {

  private WebFixture web;

  @BeforeEach
  void start(@TempDir Path folder) {
    web = WebFixture.start(folder);
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html; charset=utf-8",
    "/index.css, text/css; charset=utf-8",
    "/index.js, text/javascript; charset=utf-8",
    "/icon.svg, image/svg+xml",
  })
  void sendsThePageAndItsFiles(String path, String type) {
    HttpResponse<String> response = web.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
    assertThat(response.body()).isNotBlank();
    String tag = response.headers().firstValue("ETag").orElseThrow();
    assertThat(web.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(web.send("HEAD", path).body()).isEmpty();
  }

  @Test
  void thePageNeedsNothingThatIsNotThereOrNotAllowed() {
    String html = web.get("/").body();

    assertThat(html).doesNotContain("style=").doesNotContain("<style").doesNotContain("onload");
    Pattern reference = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    assertThat(reference.matcher(html).results().map(found -> found.group(1)))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(path -> assertThat(web.get(path).statusCode()).as(path).isEqualTo(200));
    assertThat(Pattern.compile("<script[^>]*>([^<]*)</script>").matcher(html).results())
        .extracting((MatchResult script) -> script.group(1))
        .containsExactly("");
  }
}
