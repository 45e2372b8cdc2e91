package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocsTest {

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
    "/docs, text/html; charset=utf-8",
    "/docs/docs.css, text/css; charset=utf-8",
    "/docs/docs.js, text/javascript; charset=utf-8",
    "/docs/swagger-ui.css, text/css; charset=utf-8",
    "/docs/swagger-ui-bundle.js, text/javascript; charset=utf-8",
  })
  void sendsThePageAndItsFiles(String path, String type) {
    HttpResponse<String> response = web.get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(type);
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(response.body()).isNotBlank();
    String tag = response.headers().firstValue("ETag").orElseThrow();
    assertThat(web.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(web.send("HEAD", path).body()).isEmpty();
  }

  @Test
  void everythingThePageNeedsIsOurOwnAndAllowed() {
    HttpResponse<String> page = web.get("/docs");

    Pattern reference = Pattern.compile("(?:href|src)=\"([^\"]+)\"");
    assertThat(reference.matcher(page.body()).results().map(found -> found.group(1)))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(path -> assertThat(path).startsWith("/"))
        .allSatisfy(path -> assertThat(web.get(path).statusCode()).as(path).isEqualTo(200));
    assertThat(page.body()).doesNotContain("style=").doesNotContain("<style");
    assertThat(page.headers().allValues("Content-Security-Policy"))
        .hasSize(1)
        .allSatisfy(
            policy ->
                assertThat(policy)
                    .contains("default-src 'none'")
                    .contains("script-src 'self';")
                    .doesNotContain("unsafe"));
    assertThat(web.get("/docs/docs.js").body())
        .contains("url: \"/openapi\"")
        .contains("validatorUrl: null");
  }

  @Test
  void leadsFromTheFolderToThePage() {
    HttpResponse<String> response = web.get("/docs/");

    assertThat(response.statusCode()).isEqualTo(301);
    assertThat(response.headers().firstValue("Location")).hasValue("/docs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/docs/index.html",
        "/docs/swagger-ui.js",
        "/docs/../openapi.json",
        "/docs/..%2fpage%2findex.html",
        "/docs/%2e%2e/page/index.html",
      })
  void hasNothingElse(String path) {
    assertThat(web.get(path).statusCode()).isEqualTo(404);
  }
}
