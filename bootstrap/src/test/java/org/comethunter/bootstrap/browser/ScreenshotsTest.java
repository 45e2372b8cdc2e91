package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.comethunter.domain.image.PixelPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on real frames of 17 October 2025, and the report on what is marked there. */
@BrowserTest
class ScreenshotsTest {
  @TempDir Path home;

  @Test
  void realFramesAndTheReportOnThem(Visit visit) throws Exception {
    try (Observatory observatory = RealDay.open(home)) {
      HuntPage hunt =
          HuntPage.open(
              visit,
              observatory,
              "camera=c3&start=2025-10-17T00:00Z&end=2025-10-18T00:00Z"
                  + "&overlays=sun,circles,north,kreutz,marks");
      hunt.await("cometHunter.playback().frames === " + RealDay.FRAMES);
      hunt.awaitAllReady();
      hunt.await("[...document.querySelectorAll('.thumbs img')].every((image) => image.complete)");
      hunt.point(560, 330);
      assertThat(Files.size(visit.picture("main-real"))).isGreaterThan(100_000);

      assertThat(hunt.find("header").boundingBox().height).as("one line").isLessThan(50);

      // three places in a line: what a report looks like, not a comet
      Sight sight = hunt.sight();
      hunt.keys("End", "m", "ArrowLeft", "ArrowLeft");
      for (int i = 0; i < 3; i++) {
        hunt.page().keyboard().down("Shift");
        hunt.click(sight, new PixelPosition(640 - 2 * i, 700 - 2 * i));
        hunt.page().keyboard().up("Shift");
        hunt.await("document.querySelectorAll('.positions tbody tr').length === " + (i + 1));
        hunt.keys("ArrowRight");
      }
      hunt.keys("p");
      hunt.await("document.querySelector('#report-text')?.value.includes('2025-10-17')");
      assertThat(hunt.find("#report-text").inputValue()).contains("C3");
      assertThat(Files.size(visit.picture("report-real"))).isGreaterThan(10_000);
    }
  }
}
