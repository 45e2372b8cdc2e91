package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.comethunter.domain.image.PixelPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is on the screen are the pixels of the product's pictures, in the place and light wanted.
 */
@BrowserTest
class LookingTest {
  private static final int FRAMES = 4;
  private static final double EXACT = 0.6;

  @TempDir static Path home;
  private static Observatory observatory;
  private static Passage passage;
  private static String view;

  @BeforeAll
  static void open() throws Exception {
    passage = Passage.usual();
    observatory = passage.open(home, FRAMES);
    view = "camera=c2&hours=6&overlays=&view=390,300,4";
  }

  @AfterAll
  static void close() {
    observatory.close();
  }

  private static String last() {
    return passage.comet().last().frame().toString();
  }

  @Test
  void theScreenShowsThePixelsOfTheProductsPicture(Visit visit) throws Exception {
    HuntPage hunt = HuntPage.open(visit, observatory, view);
    assertThat(hunt.frame()).isEqualTo(last());
    assertThat(hunt.page().evaluate("cometHunter.playback().renderer")).isEqualTo("WebGL2");
    BufferedImage made = Pixels.made(observatory, last(), "");
    assertThat(hunt.sight().zoom()).isCloseTo(4, within(0.02));
    BufferedImage seen = hunt.picture();
    int width = seen.getWidth();
    Sight sight = hunt.sight(390, 300, 4);
    assertThat(Pixels.meanError(seen, sight, 0, width, (x, y) -> grey(made, x, y)))
        .isLessThan(EXACT);

    double y = hunt.stage().height % 2 == 0 ? 511.5 : 511;
    HuntPage plain =
        HuntPage.open(visit, observatory, "camera=c2&hours=6&overlays=&view=511.5," + y + ",1");
    assertThat(
            Pixels.meanError(
                plain.picture(), plain.sight(511.5, y, 1), 0, width, (c, r) -> grey(made, c, r)))
        .isLessThan(EXACT);
    visit.picture("one-to-one");
  }

  private static int grey(BufferedImage image, int x, int y) {
    return Pixels.grey(image, x, y);
  }

  @Test
  void withoutWebGlTheSameIsDrawn(Visit visit) {
    // no pixel of the screen is just between two of the picture
    String between = view.replace("390,300", "390.1,300.1");
    for (String query : List.of(between, between + "&contrast=1.8&brightness=0.1&invert=1")) {
      HuntPage hunt = HuntPage.open(visit, observatory, query);
      BufferedImage graphics = hunt.picture();
      HuntPage plain = HuntPage.open(visit, observatory, query + "&renderer=2d");
      visit.picture("without-webgl");
      assertThat(plain.page().evaluate("cometHunter.playback().renderer")).isEqualTo("2D");
      assertThat(Pixels.largestDifference(graphics, plain.picture())).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void lightIsChangedAsTheFormulaSays(Visit visit) throws Exception {
    HuntPage hunt = HuntPage.open(visit, observatory, view + "&contrast=2&brightness=0.1");
    BufferedImage made = Pixels.made(observatory, last(), "");
    Sight sight = hunt.sight(390, 300, 4);
    int width = hunt.stage().width;
    assertThat(
            Pixels.meanError(
                hunt.picture(),
                sight,
                0,
                width,
                (x, y) ->
                    (int)
                        Math.round(
                            Math.clamp((grey(made, x, y) / 255.0 - 0.5) * 2 + 0.6, 0, 1) * 255)))
        .isLessThan(EXACT);

    hunt.keys("r", "i");
    assertThat(Pixels.meanError(hunt.picture(), sight, 0, width, (x, y) -> 255 - grey(made, x, y)))
        .isLessThan(EXACT);
    assertThat(hunt.text("#caption")).contains("inverted");
    hunt.keys("i", "d");
    BufferedImage before =
        Pixels.made(
            observatory,
            passage.comet().positions().get(Passage.CLEAR_FRAMES - 2).frame().toString(),
            "");
    hunt.awaitAllReady();
    assertThat(
            Pixels.meanError(
                hunt.picture(),
                sight,
                0,
                width,
                (x, y) -> Math.clamp(grey(made, x, y) - grey(before, x, y) + 128L, 0, 255)))
        .isLessThan(1);
    assertThat(hunt.text("#caption")).contains("minus the frame before");

    hunt.keys("d", "k");
    hunt.drag(400, 200, 475, 200);
    hunt.await("location.search.includes('contrast=1.41')");
    hunt.drag(400, 300, 400, 260);
    hunt.await("location.search.includes('brightness=0.1')");
  }

  @Test
  void anotherFilterIsShownOfTheSameFrameAndPlace(Visit visit) throws Exception {
    HuntPage hunt = HuntPage.open(visit, observatory, view);
    hunt.point(300, 200);
    PixelPosition place = hunt.reading("#at-picture");

    hunt.find("#filter").selectOption("median");
    hunt.awaitFilter("median");

    assertThat(hunt.frame()).isEqualTo(last());
    assertThat(hunt.reading("#at-picture")).isEqualTo(place);
    BufferedImage median = Pixels.made(observatory, last(), "median");
    Sight sight = hunt.sight(390, 300, 4);
    int width = hunt.stage().width;
    assertThat(Pixels.meanError(hunt.picture(), sight, 0, width, (x, y) -> grey(median, x, y)))
        .isLessThan(EXACT);
    hunt.find("#stage").focus();
    hunt.keys("Shift+F");
    hunt.awaitFilter("running-difference");
    assertThat(hunt.find("#filter").inputValue()).isEqualTo("running-difference");
  }

  @Test
  void twoFiltersAreComparedSideBySideAndWithAWipe(Visit visit) throws Exception {
    HuntPage hunt = HuntPage.open(visit, observatory, view + "&compare=wipe&with=raw&wipe=0.25");
    BufferedImage left = Pixels.made(observatory, last(), "");
    BufferedImage right = Pixels.made(observatory, last(), "raw");
    Sight sight = hunt.sight(390, 300, 4);
    int width = hunt.stage().width;
    BufferedImage wiped = hunt.picture();
    int edge = width / 4;
    assertThat(Pixels.meanError(wiped, sight, 0, edge - 2, (x, y) -> grey(left, x, y)))
        .isLessThan(EXACT);
    assertThat(Pixels.meanError(wiped, sight, edge + 2, width, (x, y) -> grey(right, x, y)))
        .isLessThan(EXACT);
    hunt.find("#wipe").fill("0.75");
    hunt.settle();
    assertThat(
            Pixels.meanError(
                hunt.picture(), sight, edge + 2, width * 3 / 4 - 2, (x, y) -> grey(left, x, y)))
        .isLessThan(EXACT);

    hunt.find("#compare").selectOption("side");
    hunt.settle();
    int half = width / 2;
    hunt.point(half / 2.0, 200);
    PixelPosition inTheLeft = hunt.reading("#at-picture");
    hunt.point(half + 1 + half / 2.0, 200);
    PixelPosition inTheRight = hunt.reading("#at-picture");
    assertThat(inTheRight.column()).isCloseTo(inTheLeft.column(), within(0.3));
    double ofLeft = (half - 1) / 2.0;
    double ofRight = half + 1 + (width - half - 1) / 2.0;
    Sight one = new Sight(4, 390 - ofLeft / 4, sight.beginY());
    Sight other = new Sight(4, 390 - ofRight / 4, sight.beginY());
    BufferedImage sides = hunt.picture();
    assertThat(Pixels.meanError(sides, one, 0, half - 2, (x, y) -> grey(left, x, y)))
        .isLessThan(EXACT);
    assertThat(Pixels.meanError(sides, other, half + 2, width, (x, y) -> grey(right, x, y)))
        .isLessThan(EXACT);
    visit.picture("side-by-side");
  }

  @Test
  void theGlassMagnifiesWhatIsUnderThePointer(Visit visit) throws Exception {
    HuntPage hunt = HuntPage.open(visit, observatory, view);
    hunt.keys("g");
    BufferedImage made = Pixels.made(observatory, last(), "");
    for (PixelPosition at : List.of(new PixelPosition(330, 290), new PixelPosition(400, 320))) {
      PixelPosition on = hunt.sight(390, 300, 4).onStage(at);
      hunt.point(on.column(), on.row());
      BufferedImage seen = hunt.picture();
      int grey = grey(made, (int) at.column(), (int) at.row());
      assertThat(grey(seen, seen.getWidth() - 8 - 88, 8 + 88)).isCloseTo(grey, within(1));
    }
  }

  @Test
  void whatIsUnderThePointerStaysWhenZooming(Visit visit) {
    HuntPage hunt = HuntPage.open(visit, observatory, "camera=c2&hours=6");
    double fit = hunt.sight().zoom();
    assertThat(fit).isCloseTo(hunt.stage().height / 1024.0, within(0.002));
    hunt.point(330, 140);
    PixelPosition place = hunt.reading("#at-picture");
    for (int i = 0; i < 4; i++) {
      hunt.wheel(-240);
      assertClose(hunt.reading("#at-picture"), place, 0.11);
    }
    assertThat(hunt.text("#zoom")).isNotEqualTo(Math.round(fit * 100) + " %");
    hunt.wheel(600);
    assertClose(hunt.reading("#at-picture"), place, 0.11);
    hunt.keys("+");
    assertClose(hunt.reading("#at-picture"), place, 0.11);
    hunt.keys("1");
    assertThat(hunt.text("#zoom")).isEqualTo("100 %");
    assertClose(hunt.reading("#at-picture"), place, 0.11);

    hunt.drag(330, 140, 430, 190);
    assertClose(hunt.reading("#at-picture"), place, 0.11);
    Sight dragged = hunt.sight();
    hunt.keys("Shift+ArrowRight", "Shift+ArrowDown");
    Sight panned = hunt.sight();
    assertThat(panned.beginX()).isCloseTo(dragged.beginX() + 60, within(0.2));
    assertThat(panned.beginY()).isCloseTo(dragged.beginY() + 60, within(0.2));

    hunt.keys("0");
    assertThat(hunt.sight().zoom()).isCloseTo(fit, within(0.002));
  }

  private static void assertClose(PixelPosition one, PixelPosition other, double most) {
    assertThat(one.column()).isCloseTo(other.column(), within(most));
    assertThat(one.row()).isCloseTo(other.row(), within(most));
  }

  @Test
  void theAddressHoldsTheView(Visit visit) {
    HuntPage hunt = HuntPage.open(visit, observatory, "camera=c2&hours=6");
    hunt.keys("ArrowLeft", "ArrowLeft", "i", "l", "]");
    hunt.point(300, 200);
    hunt.wheel(-500);
    hunt.find("#filter").selectOption("median");
    hunt.awaitFilter("median");
    hunt.find("[data-overlay=rays]").check();
    Sight sight = hunt.sight();
    String frame = hunt.frame();
    hunt.await("location.search.includes('median') && location.search.includes('rays')");
    hunt.await("location.search.includes('view=')");

    Page other = visit.anotherTab();
    other.navigate(hunt.page().url());
    HuntPage again = HuntPage.of(other);

    assertThat(again.frame()).isEqualTo(frame);
    assertThat(again.find("#filter").inputValue()).isEqualTo("median");
    assertThat(again.find("[data-overlay=rays]").isChecked()).isTrue();
    assertThat(again.text("#transport")).contains("bounce").contains("15 fps");
    Sight there = again.sight();
    assertThat(there.zoom()).isCloseTo(sight.zoom(), within(0.01));
    assertThat(there.beginX()).isCloseTo(sight.beginX(), within(0.2));
  }
}
