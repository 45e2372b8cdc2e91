package org.comethunter.simulator.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedule's side of a replica. */
class SchedulePageTest {

  private static final Pattern ROW =
      Pattern.compile(
          " *\\d{1,2}  \\d{3}  \\w{3}  \\d{4}-\\d\\d-\\d\\d  \\d\\d:\\d\\d - \\d\\d:\\d\\d  \\S+");

  @TempDir Path folder;

  @Test
  void isRegeneratedOnceADay() throws Exception {
    MovableClock clock = new MovableClock("2026-05-31T12:00:00Z");
    try (Replica replica = Replica.of(FolderContent.of(folder)).clock(clock).start();
        Browser browser = new Browser(replica)) {
      String url = replica.scheduleUrl().toString();
      HttpResponse<byte[]> page = browser.get(url);
      String tag = page.headers().firstValue("ETag").orElseThrow();

      assertThat(Browser.text(page).lines().filter(ROW.asMatchPredicate()))
          .hasSizeGreaterThan(14 * 4 - 1);
      assertThat(page.headers().firstValue("Last-Modified"))
          .hasValue("Sun, 31 May 2026 06:30:00 GMT");
      clock.moveTo("2026-06-01T06:29:00Z");
      assertThat(browser.get(url, "If-None-Match", tag).statusCode()).isEqualTo(304);
      clock.moveTo("2026-06-01T06:31:00Z");
      assertThat(browser.get(url, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }
  }
}
