package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.comethunter.domain.image.PixelPosition;

/** The page as a hunter uses it: what can be seen there, and what mouse and keys do. */
final class HuntPage {

  /** Notes which frames are shown, one after the other. */
  private static final String WATCH =
      """
      () => {
        const stage = document.querySelector("#stage");
        globalThis.seen = [];
        new MutationObserver(() => {
          const [id] = stage.dataset.drawn.split(" ");
          if (id && globalThis.seen.at(-1) !== id) globalThis.seen.push(id);
        }).observe(stage, { attributeFilter: ["data-drawn"] });
      }
      """;

  /** Playwright's own waiting evaluates text, which the page's policy forbids. */
  private static final String PATIENTLY =
      """
      async () => {
        const end = performance.now() + 15_000;
        while (!(EXPRESSION)) {
          if (performance.now() > end) return false;
          await new Promise((done) => setTimeout(done, 20));
        }
        return true;
      }
      """;

  private final Page page;

  private HuntPage(Page page) {
    this.page = page;
  }

  /** Opens the page and waits for a picture. */
  static HuntPage open(Visit visit, Observatory observatory, String query) {
    return of(visit.open(observatory, "/?" + query));
  }

  /** The page once it shows a picture. */
  static HuntPage of(Page page) {
    HuntPage hunt = new HuntPage(page);
    hunt.awaitPicture();
    return hunt;
  }

  Page page() {
    return page;
  }

  /** Waits until the frame and filter of the view are drawn. */
  void awaitPicture() {
    await("document.querySelector('#stage').dataset.drawn");
  }

  /** Waits until a frame is drawn. */
  void awaitFrame(String id) {
    await("document.querySelector('#stage').dataset.drawn?.startsWith('%s')".formatted(id));
  }

  /** Waits until the frame that is seen is drawn with a filter. */
  void awaitFilter(String filter) {
    await(
        "document.querySelector('#stage').dataset.drawn.split(' ')[1] === '%s'".formatted(filter));
  }

  /** Waits until an expression is true in the page. */
  void await(String expression) {
    assertThat(page.evaluate(PATIENTLY.replace("EXPRESSION", expression)))
        .as(expression)
        .isEqualTo(true);
  }

  /** The frame that is drawn. */
  String frame() {
    awaitPicture();
    return ((String) page.evaluate("document.querySelector('#stage').dataset.drawn"))
        .split(" ", -1)[0];
  }

  /** Presses keys, one after the other, and waits until that is drawn. */
  void keys(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
    settle();
  }

  /** Waits until what has changed is drawn. */
  void settle() {
    page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  }

  /** Waits until all pictures of the window are decoded. */
  void awaitAllReady() {
    await("cometHunter.playback().frames > 0 && cometHunter.playback().readyMs !== null");
  }

  String text(String selector) {
    return page.locator(selector).innerText().strip();
  }

  /** Clicks on a button, or something else, with that name. */
  void press(String name) {
    page.getByText(name, new Page.GetByTextOptions().setExact(true)).first().click();
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** Where the stage is, in whole pixels, as browsers paint it. */
  Rectangle stage() {
    BoundingBox box = page.locator("#stage").boundingBox();
    int left = (int) Math.round(box.x);
    int top = (int) Math.round(box.y);
    return new Rectangle(
        left,
        top,
        (int) Math.round(box.x + box.width) - left,
        (int) Math.round(box.y + box.height) - top);
  }

  /** Moves the mouse over the stage, in CSS pixels from its upper left corner. */
  void point(double x, double y) {
    moveTo(x, y, 1);
    settle();
  }

  /** A mouse is where a whole number of pixels is, be the stage where it may. */
  private void moveTo(double x, double y, int steps) {
    Rectangle stage = stage();
    page.mouse()
        .move(
            Math.rint(stage.x + x),
            Math.rint(stage.y + y),
            new Mouse.MoveOptions().setSteps(steps));
  }

  void drag(double fromX, double fromY, double toX, double toY) {
    moveTo(fromX, fromY, 1);
    page.mouse().down();
    moveTo(toX, toY, 4);
    page.mouse().up();
    settle();
  }

  void wheel(double deltaY) {
    page.mouse().wheel(0, deltaY);
    page.waitForTimeout(60); // an event of the browser's own rhythm
    settle();
  }

  /** What the page says is under the pointer. */
  PixelPosition reading(String selector) {
    double[] numbers =
        Arrays.stream(text(selector).split(", ")).mapToDouble(Double::parseDouble).toArray();
    return new PixelPosition(numbers[0], numbers[1]);
  }

  /**
   * How the picture lies on the stage now, by what the page says of two places; its panel of
   * measures is then open.
   */
  Sight sight() {
    page.locator("#tab-look").click();
    Rectangle stage = stage();
    Sight.Place one = place(stage.width * 0.3, stage.height * 0.2);
    Sight.Place other = place(stage.width * 0.68, stage.height * 0.85);
    page.locator("#stage").focus();
    return Sight.through(one, other);
  }

  private Sight.Place place(double x, double y) {
    point(x, y);
    Rectangle stage = stage();
    return new Sight.Place(
        Math.rint(stage.x + x) - stage.x, Math.rint(stage.y + y) - stage.y, reading("#at-picture"));
  }

  /** How the picture lies on the stage if the address says so of its middle. */
  Sight sight(double middleX, double middleY, double zoom) {
    Rectangle stage = stage();
    return new Sight(zoom, middleX - stage.width / 2.0 / zoom, middleY - stage.height / 2.0 / zoom);
  }

  /** Clicks on a place of the picture. */
  void click(Sight sight, PixelPosition picture) {
    PixelPosition at = sight.onStage(picture);
    moveTo(at.column(), at.row(), 1);
    page.mouse().down();
    page.mouse().up();
  }

  /** Begins to note which frames are drawn. */
  void watch() {
    page.evaluate(WATCH);
  }

  /** The frames that were drawn since. */
  List<?> seen() {
    return (List<?>) page.evaluate("globalThis.seen");
  }

  /** What is drawn on the stage, with everything over it. */
  BufferedImage picture() {
    settle();
    Rectangle box = stage();
    byte[] png =
        page.screenshot(new Page.ScreenshotOptions().setClip(box.x, box.y, box.width, box.height));
    try {
      return ImageIO.read(new ByteArrayInputStream(png));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many pixels of the overlays' canvas are not transparent. */
  int overlaid() {
    settle();
    return ((Number)
            page.evaluate(
                """
                () => {
                  const canvas = document.querySelectorAll("#stage canvas")[1];
                  const { data } = canvas.getContext("2d")
                      .getImageData(0, 0, canvas.width, canvas.height);
                  let count = 0;
                  for (let i = 3; i < data.length; i += 4) count += data[i] > 0 ? 1 : 0;
                  return count;
                }
                """))
        .intValue();
  }

  /** Waits for a sentence at the edge of the page that contains a text. */
  void awaitNotice(String text) {
    page.locator(".notice", new Page.LocatorOptions().setHasText(text)).first().waitFor();
  }

  /** Every control has a name for those who cannot see it. */
  void assertNamed() {
    String tree = page.locator("body").ariaSnapshot();
    assertThat(tree.lines().map(String::strip))
        .filteredOn(line -> line.startsWith("- "))
        .noneMatch(
            line ->
                line.matches(
                    "- (button|textbox|combobox|checkbox|slider|switch|tab|link|radio)"
                        + "( \\[[^]]*])*:?"));
  }
}
