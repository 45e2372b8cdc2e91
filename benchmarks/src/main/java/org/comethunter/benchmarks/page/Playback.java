package org.comethunter.benchmarks.page;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.Map;

/**
 * How one visit to the page went.
 *
 * @param firstFrameMillis from opening the page to the first frame on the canvas
 * @param readyMillis from opening the page until all frames were decoded
 * @param seconds how long it played
 * @param shown frames shown in that time
 * @param dropped frames that should have been shown and were not
 * @param longestGapMillis the longest time between two repaints while it played
 * @param pictureBytes what the page keeps of decoded frames
 * @param browserBytes memory of all the browser's processes after it played
 */
record Playback(
    double firstFrameMillis,
    double readyMillis,
    double seconds,
    int shown,
    int dropped,
    double longestGapMillis,
    long pictureBytes,
    long browserBytes) {
  private static final int LONGEST_WAIT_MILLIS = 120_000;
  private static final String ASK = "window.cometHunter.playback()";

  /** Notes when the browser repaints: what the page says of itself is not all there is to know. */
  private static final String WATCH_REPAINTS =
      """
      () => {
        window.repaints = [];
        const note = (time) => { window.repaints.push(time); requestAnimationFrame(note); };
        requestAnimationFrame(note);
      }
      """;

  private static final String LONGEST_GAP =
      "Math.max(...window.repaints.slice(1).map((time, i) => time - window.repaints[i]))";

  /**
   * Opens the page, waits for its frames, and plays for a time.
   *
   * @throws IllegalStateException if the page shows another number of frames
   */
  static Playback measure(HeadlessBrowser browser, String address, int frames, int seconds)
      throws IOException {
    Page page = browser.page();
    try {
      page.navigate(address);
      page.waitForFunction(
          "() => window.cometHunter?.playback().readyMs != null",
          null,
          new Page.WaitForFunctionOptions()
              .setTimeout(LONGEST_WAIT_MILLIS)
              .setPollingInterval(100));
      Map<?, ?> before = ask(page);
      if (number(before, "frames") != frames) {
        throw new IllegalStateException(
            "The page has other frames than it was asked for: " + before);
      }
      page.evaluate(WATCH_REPAINTS);
      long begun = System.nanoTime();
      page.keyboard().press("Space");
      page.waitForTimeout(seconds * 1000.0);
      Map<?, ?> after = ask(page);
      double played = (System.nanoTime() - begun) / 1e9;
      page.keyboard().press("Space");
      return new Playback(
          number(before, "firstFrameMs"),
          number(before, "readyMs"),
          played,
          (int) (number(after, "shown") - number(before, "shown")),
          (int) (number(after, "dropped") - number(before, "dropped")),
          ((Number) page.evaluate(LONGEST_GAP)).doubleValue(),
          (long) number(after, "bytes"),
          browser.memory());
    } finally {
      page.close();
    }
  }

  private static Map<?, ?> ask(Page page) {
    return (Map<?, ?>) page.evaluate(ASK);
  }

  private static double number(Map<?, ?> answer, String name) {
    if (answer.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalStateException("The page does not tell its " + name + ": " + answer);
  }
}
