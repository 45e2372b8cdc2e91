package org.comethunter.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.comethunter.application.port.StorageException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

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
  @ValueSource(
      strings = {
        "/nothing",
        "/frames/",
        "/frames/x/y",
        "/health/x",
        "/frames/..%2f..%2fetc%2fpasswd/image",
        "/a%20b"
      })
  void thereIsNothingElse(String path) {
    assertProblem(web.get(path), 404, "Not Found", path);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /frames",
    "PUT, /health",
    "DELETE, /frames/20251017-c3-1/image",
    "PATCH, /",
    "OPTIONS, /frames",
    "BREW, /frames",
  })
  void namesTheMethodsThatAPathHas(String method, String path) {
    HttpResponse<String> response = web.send(method, path);

    assertProblem(response, 405, "Method Not Allowed", path);
    assertThat(response.headers().allValues("Allow")).containsExactly("GET, HEAD");
  }

  @Test
  void theMethodIsRefusedThoughItHasABody() {
    HttpResponse<String> response =
        web.send(web.request("/frames").POST(BodyPublishers.ofString("{}")).build());

    assertProblem(response, 405, "Method Not Allowed", "/frames");
  }

  @Test
  void storageThatFailsIsNotTheClientsFault() {
    web.catalogue.beforeQuery(
        () -> {
          throw new StorageException("The database is locked.");
        });

    JsonNode problem = assertProblem(web.get("/frames"), 503, "Storage unavailable", "/frames");

    assertThat(problem.get("detail").asText()).isEqualTo("The database is locked.");
  }

  @Test
  void whatNobodyExpectedIsNotToldToTheClient() {
    web.catalogue.beforeQuery(
        () -> {
          throw new IllegalStateException("secret of the house");
        });

    HttpResponse<String> response = web.get("/frames");

    assertProblem(response, 500, "Internal Server Error", "/frames");
    assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void anErrorIsHandledLikeAnException() {
    web.catalogue.beforeQuery(
        () -> {
          throw new AssertionError("secret of the house");
        });

    HttpResponse<String> response = web.get("/frames");

    assertProblem(response, 500, "Internal Server Error", "/frames");
    assertThat(response.body()).doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONSENSE\\r\\n\\r\\n | 400",
        "GET /frames HTTP/1.1\\r\\n\\r\\n | 400",
        "GET /frames HTTP/1.1\\r\\nHost: a:b\\r\\n\\r\\n | 400",
        "GET /frames?x=%zz HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 400",
        "GET /%zz HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 400",
        "GET /frames/%/image HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 400",
        "GET /frames?\"<> HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 400",
        "GET /frames HTTP/9.9\\r\\nHost: localhost\\r\\n\\r\\n | 400",
        "GET /frames HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n | 505",
        "GET /frames HTTP/2.0\\r\\nHost: localhost\\r\\n\\r\\n | 400",
        "GET /frames HTTP/1.1\\r\\nHost: localhost\\r\\nno colon\\r\\n\\r\\n | 400",
        "GET /frames HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: many\\r\\n\\r\\n | 400",
        "POST /frames HTTP/1.1\\r"
            + "\\n"
            + "Host: localhost\\r"
            + "\\n"
            + "Content-Length: 99999999\\r"
            + "\\n"
            + "\\r"
            + "\\n"
            + " | 413",
      })
  void whatIsNoRequestIsAProblemToo(String request, int status) throws IOException {
    assertRawProblem(web.raw(request.replace("\\r\\n", "\r\n")), status);
  }

  @Test
  void aPathWithoutEndIsRefused() throws IOException {
    String request = "GET /" + "x".repeat(10_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

    assertRawProblem(web.raw(request), 414);
  }

  @Test
  void headersWithoutEndAreRefused() throws IOException {
    String request =
        "GET /frames HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(100_000) + "\r\n\r\n";

    assertRawProblem(web.raw(request), 400);
  }

  @Test
  void everyAnswerHasAnIdAndTheSecurityHeaders() {
    for (String path : new String[] {"/", "/frames", "/health", "/nothing", "/frames?x=y"}) {
      HttpResponse<String> response = web.get(path);

      assertThat(response.headers().firstValue("X-Request-Id")).as(path).isPresent();
      assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'")
          .doesNotContain("unsafe");
    }
  }

  @Test
  void keepsAHarmlessIdOfTheClientAndReplacesAnyOther() {
    assertThat(web.get("/nothing", "X-Request-Id", "tab-7").headers().firstValue("X-Request-Id"))
        .hasValue("tab-7");
    assertThat(
            web.get("/nothing", "X-Request-Id", "a b<script>")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow())
        .matches("[0-9a-f-]{36}");
  }

  private JsonNode assertProblem(
      HttpResponse<String> response, int status, String title, String instance) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().allValues("Content-Type"))
        .containsExactly("application/problem+json");
    assertThat(response.headers().allValues("Cache-Control")).containsExactly("no-store");
    JsonNode problem = web.json(response);
    assertThat(problem.get("type").asText()).isNotEmpty();
    assertThat(problem.get("title").asText()).isEqualTo(title);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).endsWith(".");
    assertThat(problem.get("instance").asText()).isEqualTo(instance);
    assertThat(response.headers().allValues("X-Request-Id"))
        .containsExactly(problem.get("requestId").asText());
    return problem;
  }

  private void assertRawProblem(String answer, int status) {
    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-type: application/problem+json")
        .contains("x-request-id: ")
        .contains("x-content-type-options: nosniff");
    JsonNode problem = web.json(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(problem.get("type").asText()).isEqualTo("about:blank");
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("detail").asText()).endsWith(".").doesNotContain("Exception");
    assertThat(problem.get("requestId").asText()).isNotEmpty();
  }
}
