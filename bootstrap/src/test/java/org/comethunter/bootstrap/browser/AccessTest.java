package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page can be read and used: by keyboard alone, by its names, on a small screen. */
@BrowserTest
class AccessTest {
  private static final int FRAMES = 4;

  /** WCAG 2.2, 1.4.3: 4.5 for text, 3 for large text; disabled controls are exempt. */
  private static final String CONTRASTS =
      """
      () => {
        const parse = (text) => {
          const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
          return { r, g, b, a };
        };
        const over = (top, below) => ({
          r: top.r * top.a + below.r * (1 - top.a),
          g: top.g * top.a + below.g * (1 - top.a),
          b: top.b * top.a + below.b * (1 - top.a),
          a: 1,
        });
        const ground = (element) => {
          const own = parse(getComputedStyle(element).backgroundColor);
          const above = element.parentElement;
          return own.a === 1 ? own : over(own, above ? ground(above) : { r: 0, g: 0, b: 0, a: 1 });
        };
        const channel = (c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const light = ({ r, g, b }) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
        const poor = [];
        for (const element of document.querySelectorAll("body *")) {
          const text = [...element.childNodes]
              .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
              .map(({ textContent }) => textContent.trim()).join("");
          if (!text || !element.checkVisibility() || element.closest(":disabled, option, noscript")) continue;
          const below = ground(element);
          const [one, other] = [light(over(parse(getComputedStyle(element).color), below)), light(below)];
          const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
          if (ratio < 4.5) poor.push(`${text.slice(0, 40)}: ${ratio.toFixed(2)}`);
        }
        return poor;
      }
      """;

  private static final String FOCUSED =
      """
      () => {
        const { activeElement: e } = document;
        if (e === document.body) return "page|true";
        const { top, bottom, left, right } = e.getBoundingClientRect();
        const seen = top >= -1 && left >= -1 && bottom <= innerHeight + 1 && right <= innerWidth + 1;
        return `${e.id || e.dataset.tool || e.ariaLabel || e.textContent.trim()}|${seen}`;
      }
      """;

  @TempDir static Path home;
  private static Observatory observatory;

  @BeforeAll
  static void open() throws Exception {
    observatory = Passage.usual().open(home, FRAMES);
  }

  @AfterAll
  static void close() {
    observatory.close();
  }

  private static HuntPage open(Visit visit) {
    return HuntPage.open(visit, observatory, "camera=c2&hours=6&compare=wipe&with=raw");
  }

  @Test
  void everyControlHasANameAndTextCanBeRead(Visit visit) {
    HuntPage hunt = open(visit);
    for (String tab : List.of("#tab-look", "#tab-objects", "#tab-operate")) {
      hunt.find(tab).click();
      hunt.settle();
      hunt.assertNamed();
      assertThat((List<?>) hunt.page().evaluate(CONTRASTS)).as(tab).isEmpty();
    }
    hunt.find("#stage").focus();
    hunt.keys("n");
    hunt.find(".objects .active").waitFor();
    hunt.assertNamed();
    hunt.keys("p");
    hunt.find("#report-text").waitFor();
    hunt.assertNamed();
    assertThat((List<?>) hunt.page().evaluate(CONTRASTS)).as("report").isEmpty();
  }

  @Test
  void theSheetListsAllKeysAndGivesTheFocusBack(Visit visit) {
    HuntPage hunt = open(visit);
    hunt.find("#stage").focus();
    hunt.keys("?");
    assertThat(hunt.text("#dialog"))
        .contains("play or pause", "first frame", "slower", "blink", "zoom in", "next filter")
        .contains("mark with a click", "report", "this sheet");
    assertThat((List<?>) hunt.page().evaluate(CONTRASTS)).isEmpty();
    hunt.keys("Escape");
    assertThat(hunt.find("#dialog").isVisible()).isFalse();
    assertThat(hunt.page().evaluate("document.activeElement.id")).isEqualTo("stage");
  }

  @Test
  void theKeyboardReachesEverythingInTheOrderOfThePage(Visit visit) {
    HuntPage hunt = open(visit);
    List<String> order = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      hunt.page().keyboard().press("Tab");
      String[] focused = ((String) hunt.page().evaluate(FOCUSED)).split("[|]", -1);
      assertThat(focused[1])
          .as("%s can be seen when it has the focus", focused[0])
          .isEqualTo("true");
      if (!order.isEmpty() && focused[0].equals(order.getFirst())) {
        break;
      }
      order.add(focused[0]);
    }
    assertThat(order)
        .containsSubsequence(
            "C2",
            "own-window",
            "filter",
            "fetch",
            "help-button",
            "stage",
            "wipe",
            "tab-look",
            "play",
            "mark",
            "timeline",
            "REST interface");
  }

  @Test
  void itFitsASmallScreenAndATablet(Visit visit) {
    HuntPage hunt =
        HuntPage.open(
            visit,
            observatory,
            "camera=c2&start=%s&end=%s"
                .formatted(observatory.now().minusSeconds(86_400 * 2), observatory.now()));
    for (int[] size : new int[][] {{1280, 720}, {820, 1180}, {1180, 820}}) {
      Page page = hunt.page();
      page.setViewportSize(size[0], size[1]);
      hunt.settle();
      Object outside =
          page.evaluate(
              """
              () => [...document.querySelectorAll("header *, footer *, #stage, #tabs *, aside")]
                .filter((e) => e.checkVisibility() && !e.closest(".thumbs"))
                .filter((e) => {
                  const { top, bottom, left, right } = e.getBoundingClientRect();
                  return top < -1 || left < -1 || bottom > innerHeight + 1 || right > innerWidth + 1;
                })
                .map((e) => e.outerHTML.slice(0, 80))
              """);
      assertThat((List<?>) outside).as(size[0] + "x" + size[1]).isEmpty();
      assertThat(
              page.evaluate(
                  "document.documentElement.scrollWidth <= innerWidth"
                      + " && document.documentElement.scrollHeight <= innerHeight"))
          .isEqualTo(true);
      assertThat(hunt.stage().height).isGreaterThan(size[1] / 3);
      if (size[0] == 1280) {
        assertThat(hunt.find("header").boundingBox().height).as("one line").isLessThan(50);
      }
      hunt.awaitPicture();
      visit.picture("size-" + size[0]);
    }
  }
}
