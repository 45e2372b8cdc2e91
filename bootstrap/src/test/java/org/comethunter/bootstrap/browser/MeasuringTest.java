package org.comethunter.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SunOffset;
import org.comethunter.domain.geometry.SunPolar;
import org.comethunter.domain.image.PixelPosition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says of places, on an upright day and on one with CROTA1 = 180. */
@BrowserTest
class MeasuringTest {
  private static final int FRAMES = 4;
  private static final double ROUNDED = 0.11;

  @TempDir Path home;
  private Observatory observatory;

  @AfterEach
  void close() {
    observatory.close();
  }

  @Test
  void onAnUprightDay(Visit visit) throws Exception {
    readsOutAsTheGeometrySays(visit, Passage.usual());
  }

  @Test
  void onATurnedDay(Visit visit) throws Exception {
    readsOutAsTheGeometrySays(visit, Passage.turned());
  }

  private void readsOutAsTheGeometrySays(Visit visit, Passage passage) throws Exception {
    observatory = passage.open(home, FRAMES);
    HuntPage hunt = HuntPage.open(visit, observatory, "camera=c2&hours=6");
    FrameGeometry geometry = Geometries.of(observatory, passage.comet().last().frame());
    hunt.await("document.querySelector('#roll').textContent !== '–'");
    hunt.point(400, 100);
    hunt.await("document.querySelector('#at-radii').textContent !== '–'");
    double zoom = hunt.stage().height / 1024.0;
    Sight sight = hunt.sight(511.5, 511.5, zoom);
    for (PixelPosition wanted : List.of(new PixelPosition(200, 150), new PixelPosition(820, 600))) {
      PixelPosition place = sight.onStage(wanted);
      hunt.point(place.column(), place.row());
      PixelPosition picture = hunt.reading("#at-picture");
      assertNear(picture, wanted, 0.6 / zoom);
      PixelPosition array = geometry.fromPicture(picture);
      assertNear(hunt.reading("#at-array"), array, ROUNDED);
      SunPolar polar = geometry.toPolar(array);
      assertThat(number(hunt.text("#at-radii"))).isCloseTo(polar.solarRadii(), within(0.02));
      assertThat(number(hunt.text("#at-angle")))
          .isCloseTo(polar.positionAngleDegrees(), within(0.15));
      assertThat(number(hunt.text("#roll"))).isCloseTo(geometry.rollDegrees(), within(0.06));

      hunt.find("[aria-label='Where (0,0) is']").selectOption("lower-left");
      hunt.settle();
      hunt.point(place.column(), place.row());
      assertNear(
          hunt.reading("#at-picture"),
          new PixelPosition(picture.column(), 1023 - picture.row()),
          ROUNDED);
      hunt.find("[aria-label^='Size of the frame']").selectOption("512");
      hunt.settle();
      hunt.point(place.column(), place.row());
      assertNear(
          hunt.reading("#at-picture"),
          new PixelPosition(
              (picture.column() + 0.5) / 2 - 0.5, (1023 - picture.row() + 0.5) / 2 - 0.5),
          ROUNDED);
      hunt.find("[aria-label='Where (0,0) is']").selectOption("upper-left");
      hunt.find("[aria-label^='Size of the frame']").selectOption("1024");
    }
    ruled(hunt, passage, sight);
    overlaid(hunt, geometry, sight);
  }

  /** From the comet in one frame to the comet two frames later. */
  private void ruled(HuntPage hunt, Passage passage, Sight sight) throws Exception {
    Truth.Position from = passage.comet().positions().get(Passage.CLEAR_FRAMES - 3);
    Truth.Position to = passage.comet().last();
    FrameGeometry one = Geometries.of(observatory, from.frame());
    FrameGeometry other = Geometries.of(observatory, to.frame());
    hunt.find("#stage").focus();
    hunt.keys("u", "ArrowLeft", "ArrowLeft");
    hunt.awaitFrame(from.frame().toString());
    hunt.click(sight, one.toPicture(from.array()));
    hunt.find("#ruler").waitFor();
    hunt.keys("ArrowRight", "ArrowRight");
    hunt.awaitFrame(to.frame().toString());
    hunt.click(sight, other.toPicture(to.array()));
    hunt.await("document.querySelector('#ruler').textContent.includes('px/h')");
    Matcher said =
        Pattern.compile("([\\d.]+) px ·(?s:.*)towards (\\d+)°(?s:.*?)([\\d.]+) px/h")
            .matcher(hunt.text("#ruler"));
    assertThat(said.find()).as(hunt.text("#ruler")).isTrue();
    SunOffset begin = one.toOffset(from.array());
    SunOffset end = other.toOffset(to.array());
    double pixels = Math.hypot(end.right() - begin.right(), end.up() - begin.up());
    double hours = Duration.between(from.observedAt(), to.observedAt()).toMillis() / 3.6e6;
    assertThat(number(said.group(1))).isCloseTo(pixels, within(2.5));
    assertThat(number(said.group(3))).isCloseTo(pixels / hours, within(2.5 / hours));
    double angle = Math.toDegrees(Math.atan2(begin.right() - end.right(), end.up() - begin.up()));
    double apart = Math.abs(number(said.group(2)) - angle + 720) % 360;
    assertThat(Math.min(apart, 360 - apart)).as("direction").isLessThan(12);
  }

  private static void overlaid(HuntPage hunt, FrameGeometry geometry, Sight sight) {
    hunt.keys("v");
    hunt.find("#ruler button").click();
    for (String each : Set.of("sun", "marks")) {
      hunt.find("[data-overlay=" + each + "]").uncheck();
    }
    hunt.point(5, 5);
    assertThat(hunt.overlaid()).isZero();
    for (String each : List.of("circles", "rays", "north", "kreutz")) {
      hunt.find("[data-overlay=" + each + "]").check();
      assertThat(hunt.overlaid()).as(each).isPositive();
      hunt.find("[data-overlay=" + each + "]").uncheck();
    }
    hunt.find("[data-overlay=sun]").check();
    hunt.settle();
    for (double angle : new double[] {20, 140, 260}) {
      PixelPosition edge =
          sight.onStage(geometry.toPicture(geometry.fromPolar(new SunPolar(1, angle))));
      assertThat(
              hunt.page()
                  .evaluate(
                      """
                      ([x, y]) => document.querySelectorAll("#stage canvas")[1].getContext("2d")
                        .getImageData(x - 1, y - 1, 3, 3).data.some((value) => value > 60)
                      """,
                      List.of((int) edge.column(), (int) edge.row())))
          .as("the Sun's edge at %s degrees", angle)
          .isEqualTo(true);
    }
    hunt.find("#stage").focus();
    hunt.keys("o");
    assertThat(hunt.overlaid()).isZero();
  }

  private static void assertNear(PixelPosition one, PixelPosition other, double most) {
    assertThat(one.column()).isCloseTo(other.column(), within(most));
    assertThat(one.row()).isCloseTo(other.row(), within(most));
  }

  private static double number(String text) {
    return Double.parseDouble(text.replaceAll("[^0-9.-]", ""));
  }
}
