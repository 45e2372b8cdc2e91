package org.comethunter.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Orientation;
import org.comethunter.domain.image.PixelPosition;
import org.junit.jupiter.api.Test;

class FrameRendererTest {
  private static final int WIDTH = 200;
  private static final int HEIGHT = 160;
  private static final int COLUMN = 150;
  private static final int ROW = 30;
  private static final int NEUTRAL = 85;

  @Test
  void aPointOfFiveSigmaSpansFarMoreThanFortyLevels() {
    // exposure 2 s, noise 2 counts: 1 DN/s; a star of 1.2 px sigma, 5 DN/s at its peak
    Frame frame = frame(0, 10);
    int sky = medianLevel(render(frame));
    int peak = level(render(frame), COLUMN, HEIGHT - 1 - ROW);
    assertThat(peak - sky).isBetween(70, 130);
  }

  @Test
  void anUprightFrameHasItsLastRowOnTop() {
    assertThat(brightest(render(frame(0, 400))))
        .isEqualTo(new PixelPosition(COLUMN, HEIGHT - 1 - ROW));
    assertThat(brightest(render(frame(-4.7, 400))))
        .isEqualTo(new PixelPosition(COLUMN, HEIGHT - 1 - ROW));
  }

  @Test
  void aTurnedFrameHasItsColumnsReversed() {
    assertThat(brightest(render(frame(180, 400))))
        .isEqualTo(new PixelPosition(WIDTH - 1 - COLUMN, ROW));
  }

  @Test
  void pixelsWithoutDataAreNeutral() {
    float[] counts = frame(0, 0).counts().values().clone();
    for (int row = 40; row < 72; row++) {
      Arrays.fill(counts, row * WIDTH + 64, row * WIDTH + 96, 0);
    }
    for (double roll : new double[] {0, 180}) {
      GreyPicture picture = render(Frames.frame(Frames.header(WIDTH, HEIGHT, roll), counts));
      Orientation orientation = Orientation.ofRoll(roll);
      for (int row = 40; row < 72; row++) {
        for (int column = 64; column < 96; column++) {
          PixelPosition at = orientation.toPicture(new PixelPosition(column, row), WIDTH, HEIGHT);
          assertThat(level(picture, (int) at.column(), (int) at.row())).isEqualTo(NEUTRAL);
        }
      }
    }
  }

  @Test
  void whatTheOcculterHidesIsNeutral() {
    // 286.72 arcsec per pixel: the occulter of C3 reaches 12.5 px from the middle
    float[] counts = Frames.noise(9, WIDTH * HEIGHT, 1000, 2);
    Arrays.fill(counts, 80 * WIDTH + 92, 80 * WIDTH + 108, 15_000);
    GreyPicture picture = render(Frames.frame(Frames.header(WIDTH, HEIGHT, 0), counts));
    for (int column = 92; column < 108; column++) {
      assertThat(level(picture, column, HEIGHT - 1 - 80)).isEqualTo(NEUTRAL);
    }
    assertThat(level(picture, 114, HEIGHT - 1 - 80)).as("no trace of it beside").isGreaterThan(0);
  }

  @Test
  void theSameFrameAlwaysGivesTheSamePicture() {
    FrameRenderer used = new FrameRenderer(FilterSettings.DEFAULT);
    GreyPicture first = used.render(frame(0, 50), List.of(), PictureSettings.DEFAULT);
    byte[] grey = first.grey().clone();
    used.render(frame(180, 99), List.of(), PictureSettings.of(FilterKind.MGN));
    float[] small = Frames.noise(5, 30 * 20, 900, 5);
    used.render(Frames.frame(Frames.header(30, 20, 0), small), List.of(), PictureSettings.DEFAULT);
    GreyPicture again = used.render(frame(0, 50), List.of(), PictureSettings.DEFAULT);
    assertThat(again.grey()).isEqualTo(grey);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(render(frame(0, 50)).grey()).isEqualTo(grey);
  }

  @Test
  void aSmallPictureShowsTheMeansOfTheLargeOne() {
    Frame frame = frame(0, 400);
    GreyPicture large = render(frame);
    GreyPicture half =
        new FrameRenderer(FilterSettings.DEFAULT)
            .render(frame, List.of(), PictureSettings.DEFAULT.scaled(0.5));
    assertThat(half.width()).isEqualTo(WIDTH / 2);
    assertThat(half.height()).isEqualTo(HEIGHT / 2);
    assertThat(half.grey()).hasSize(WIDTH * HEIGHT / 4);
    int sum =
        level(large, 20, 30) + level(large, 21, 30) + level(large, 20, 31) + level(large, 21, 31);
    assertThat(level(half, 10, 15)).isEqualTo((int) (sum / 4.0 + 0.5));
    GreyPicture odd =
        new FrameRenderer(FilterSettings.DEFAULT)
            .render(frame, List.of(), PictureSettings.DEFAULT.scaled(0.321));
    assertThat(odd.width()).isEqualTo(64);
    assertThat(odd.height()).isEqualTo(51);
    assertThat(mean(odd)).isCloseTo(mean(large), within(0.5));
  }

  @Test
  void everyFilterMakesItsPicture() {
    Frame frame = frame(0, 50);
    FrameRenderer renderer = new FrameRenderer(FilterSettings.DEFAULT);
    for (FilterKind kind : FilterKind.values()) {
      PictureSettings settings = PictureSettings.of(kind);
      if (kind.needsNeighbours()) {
        assertThatExceptionOfType(NoNeighboursException.class)
            .isThrownBy(() -> renderer.render(frame, List.of(), settings))
            .withMessageContaining("same camera, program, size and roll");
      } else {
        GreyPicture picture = renderer.render(frame, List.of(), settings);
        assertThat(picture.text().get("Filter")).isEqualTo(renderer.filter(kind).description());
        assertThat(level(picture, COLUMN, HEIGHT - 1 - ROW))
            .as(kind.code())
            .isGreaterThan(medianLevel(picture) + 60);
      }
    }
  }

  @Test
  void saysWhatItShowsInTheSameWordsEverywhere() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      GreyPicture picture = render(frame(180, 50));
      assertThat(List.copyOf(picture.text().keySet()))
          .containsExactly(
              "Observation Time",
              "Camera",
              "Source",
              "Exposure",
              "Roll",
              "Orientation",
              "Plate Scale",
              "Filter",
              "Recipe",
              "Grey Scale");
      assertThat(picture.text())
          .containsEntry("Observation Time", "2002-01-08T02:18:05.594Z")
          .containsEntry("Camera", "SOHO LASCO C3")
          .containsEntry("Source", "32082037.fts")
          .containsEntry(
              "Recipe", PictureRecipe.of(PictureSettings.DEFAULT, FilterSettings.DEFAULT))
          .containsEntry("Roll", "180.000 degrees")
          .containsEntry("Orientation", "north up, east left; turned by 180 degrees")
          .containsEntry("Plate Scale", "286.720 arcsec/pixel");
      assertThat(picture.text().get("Grey Scale"))
          .matches(
              "-4\\.0 to 8\\.0 sigma about the median of the sky; sigma [01]\\.\\d+, median"
                  + " -?0\\.\\d+");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aFrameWithoutAnyDataIsNeutralAllOver() {
    float[] counts = new float[WIDTH * HEIGHT];
    GreyPicture picture = render(Frames.frame(Frames.header(WIDTH, HEIGHT, 0), counts));
    assertThat(picture.grey()).containsOnly(NEUTRAL);
  }

  /** Noise of 2 counts about 1000, and a point source. */
  private static Frame frame(double roll, double peakCounts) {
    float[] counts = Frames.noise(7, WIDTH * HEIGHT, 1000, 2);
    for (int dy = -6; dy <= 6; dy++) {
      for (int dx = -6; dx <= 6; dx++) {
        int index = (ROW + dy) * WIDTH + COLUMN + dx;
        double star = peakCounts * Math.exp(-0.5 * (dx * dx + dy * dy) / 1.44);
        // the noise under the source itself is taken away, so that its height is known
        counts[index] = peakCounts > 0 ? (float) (1000 + star) : counts[index];
      }
    }
    return Frames.frame(Frames.header(WIDTH, HEIGHT, roll), counts);
  }

  private static GreyPicture render(Frame frame) {
    return new FrameRenderer(FilterSettings.DEFAULT)
        .render(frame, List.of(), PictureSettings.DEFAULT);
  }

  private static double mean(GreyPicture picture) {
    double sum = 0;
    for (byte grey : picture.grey()) {
      sum += grey & 0xff;
    }
    return sum / picture.grey().length;
  }

  private static int level(GreyPicture picture, int column, int row) {
    return picture.grey()[row * picture.width() + column] & 0xff;
  }

  private static int medianLevel(GreyPicture picture) {
    int[] levels = new int[picture.grey().length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = picture.grey()[i] & 0xff;
    }
    Arrays.sort(levels);
    return levels[levels.length / 2];
  }

  /** The middle of the white pixels. */
  private static PixelPosition brightest(GreyPicture picture) {
    double columns = 0;
    double rows = 0;
    int count = 0;
    for (int i = 0; i < picture.grey().length; i++) {
      if (picture.grey()[i] == (byte) 255) {
        columns += i % picture.width();
        int row = i / picture.width();
        rows += row;
        count++;
      }
    }
    return new PixelPosition(columns / count, rows / count);
  }
}
