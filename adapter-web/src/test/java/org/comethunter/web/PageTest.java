package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    "/page.css, text/css; charset=utf-8",
    "/app/main.js, text/javascript; charset=utf-8",
    "/lib/lit-html/lit-html.js, text/javascript; charset=utf-8",
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

  @Test
  void everyModuleIsServedAndSoIsWhatItImports() throws IOException {
    try (Stream<Path> files =
        Files.list(Path.of("src/main/resources/org/comethunter/web/page/app"))) {
      assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.js$", "")))
          .containsExactlyInAnyOrderElementsOf(PageRoutes.MODULES);
    }
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of("/app/main.js", "/app/decode-worker.js"));
    Pattern imports = Pattern.compile("(?:from|import) ?\"([./][^\"]+\\.js)\"");
    while (!open.isEmpty()) {
      String path = open.pop();
      if (seen.add(path)) {
        HttpResponse<String> module = web.get(path);
        assertThat(module.statusCode()).as(path).isEqualTo(200);
        URI here = URI.create(path);
        imports
            .matcher(module.body())
            .results()
            .forEach(found -> open.push(here.resolve(found.group(1)).toString()));
      }
    }
    assertThat(seen).hasSizeGreaterThan(PageRoutes.MODULES.size());
  }
}
