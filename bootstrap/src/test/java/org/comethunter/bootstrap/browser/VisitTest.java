package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.comethunter.simulator.sky.SimulatedSky;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser can do what the page needs, and the page cannot misbehave without a test failing. */
@BrowserTest
class VisitTest {
  private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir static Path home;
  private static Observatory observatory;

  @BeforeAll
  static void open() throws Exception {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(7));
    observatory = Observatory.open(home, sky, NOW, Map.of());
  }

  @AfterAll
  static void close() {
    observatory.close();
  }

  @Test
  void theBrowserDrawsWithWebGl2(Visit visit) {
    Page page = visit.open(observatory, "/");
    Object drawn =
        page.evaluate(
            """
            () => {
              const gl = document.createElement("canvas").getContext("webgl2");
              const pixel = new Uint8Array(4);
              gl.clearColor(0.2, 0.4, 0.6, 1);
              gl.clear(gl.COLOR_BUFFER_BIT);
              gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
              return `${gl.getParameter(gl.VERSION).slice(0, 9)}: ${pixel}`;
            }
            """);
    assertThat(drawn).isEqualTo("WebGL 2.0: 51,102,153,255");
  }

  @Test
  void whatIsCopiedCanBeRead(Visit visit) {
    Page page = visit.open(observatory, "/");
    assertThat(
            page.evaluate(
                """
                async () => {
                  await navigator.clipboard.writeText("report");
                  return navigator.clipboard.readText();
                }
                """))
        .isEqualTo("report");
  }

  @Test
  void browserAndProductHaveTheSameTime(Visit visit) {
    Page page = visit.open(observatory, "/");
    Instant there = Instant.parse((String) page.evaluate("new Date().toISOString()"));
    Instant now = observatory.now();
    assertThat(Duration.between(there, now).abs()).isLessThan(Duration.ofSeconds(5));
    assertThat(page.evaluate("new Date(86_400_000).getTime()")).isEqualTo(86_400_000);
    assertThat(page.evaluate("new Date(2026, 0, 1) instanceof Date")).isEqualTo(true);
  }

  @Test
  void errorsAndExceptionsAreComplaints(Visit visit) {
    Page page = visit.open(observatory, "/");
    assertThat(visit.complaints()).isEmpty();

    page.evaluate("console.warn('no error')");
    page.evaluate("console.error('an error')");
    page.evaluate("setTimeout(() => { throw new Error('an exception'); })");
    page.evaluate("fetch('/nothing').then(() => 0)");

    assertThat(visit.complaints()).hasSize(3);
    assertThat(visit.complaints().getFirst()).contains("an error");
    assertThat(visit.complaints()).anyMatch(it -> it.contains("an exception"));
    assertThat(visit.complaints()).anyMatch(it -> it.contains("/nothing"));
    visit.expect("an error");
    visit.expect("an exception");
    assertThat(visit.complaints()).hasSize(1);
    visit.expect("404");
  }

  @Test
  void otherTabsAreWatchedToo(Visit visit) {
    visit.open(observatory, "/");
    Page other = visit.anotherTab();
    other.navigate(observatory.address("/").toString());
    other.evaluate("console.error('over here')");
    assertThat(visit.complaints()).singleElement().asString().contains("over here");
    visit.expect("over here");
  }

  @Test
  void whatThePolicyRefusesIsAComplaint(Visit visit) {
    Page page = visit.open(observatory, "/");
    page.evaluate("document.body.setAttribute('style', 'color: red')");
    assertThat(visit.complaints()).anyMatch(it -> it.contains("style-src-attr refused inline"));
    visit.expect("style-src|inline style");
  }

  @Test
  void aRequestToAnotherHostIsAComplaint(Visit visit) {
    Page page = visit.open(observatory, "/");
    page.evaluate("fetch('http://127.0.0.1:9/stars').catch(() => 0)");
    assertThat(visit.complaints()).anyMatch(it -> it.contains("127.0.0.1:9/stars"));
    visit.expect("127.0.0.1:9|connect-src|Content Security Policy");
  }

  @Test
  void aNavigationToAnotherHostIsAComplaint(Visit visit) {
    Page page = visit.open(observatory, "/");
    page.evaluate("void setTimeout(() => { location.href = 'http://127.0.0.1:9/'; })");
    page.waitForCondition(() -> !visit.complaints().isEmpty());
    assertThat(visit.complaints().getFirst())
        .isEqualTo("request to another host: http://127.0.0.1:9/");
    visit.expect("another host: http://127.0.0.1:9/");
  }
}
