package org.comethunter.fits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.comethunter.domain.filter.CosmicRayRejection;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.image.FieldOfView;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.comethunter.domain.picture.FrameRenderer;
import org.comethunter.domain.picture.PictureSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Points like stars and faint comets, put into real frames, must survive the rejection of cosmic
 * rays.
 */
class InjectionTest {
  private static final int SIZE = 1024;
  private static final double POINT_SIGMA = 1.2;
  private static final int POINTS = 100;

  /** Pixels about a point without other points, missing pixels or borders. */
  private static final int ROOM = 12;

  private final CosmicRayRejection rejection = new CosmicRayRejection();

  @BeforeAll
  static void needsTheFiles() {
    RealFiles.assumeThere();
  }

  /**
   * Of each frame's points, at every height, 95 % keep 90 % of it. And cosmic rays are found: a
   * rejection that does nothing would keep every point.
   */
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "000120/c3/32046494",
        "020108/c3/32082037",
        "040418/c3/32122317",
        "100105/c3/32219521",
        "101010/c3/32236617",
        "011023/c2/22104858",
        "100112/c2/22322544",
        "100113/c2/22322625",
        "100114/c2/22322749"
      })
  void pointsKeepTheirPeaks(String name) {
    Frame frame = FitsModule.frameReader().read(RealFiles.archive().resolve(name + ".fts.gz"));
    Random random = new Random(frame.header().fileName().hashCode());
    double sigma = skyNoise(frame) * frame.header().exposureSeconds();
    for (double sigmas : new double[] {5, 8, 12, 20, 35, 50}) {
      List<double[]> places = places(frame.header(), frame.counts().mask(), random);
      assertThat(kept(frame, places, sigmas * sigma))
          .as("of %d points of %s sigma", POINTS, sigmas)
          .isGreaterThanOrEqualTo(POINTS * 95 / 100);
    }
    float[] counts = frame.counts().values();
    float[] clean = rejection.clean(frame).counts().values();
    int taken = 0;
    for (int i = 0; i < counts.length; i++) {
      taken += clean[i] == counts[i] ? 0 : 1;
    }
    assertThat(taken).as("pixels taken for cosmic rays").isBetween(300, 3000);
  }

  /** How many points keep 90 % of their height in counts. */
  private int kept(Frame frame, List<double[]> places, double height) {
    float[] before = frame.counts().values();
    float[] counts = before.clone();
    places.forEach(place -> addPoint(counts, place[0], place[1], height));
    Image image = new Image(SIZE, SIZE, counts, frame.counts().mask());
    float[] clean = rejection.clean(new Frame(frame.header(), image)).counts().values();
    int kept = 0;
    for (double[] place : places) {
      int peak = (int) Math.rint(place[1]) * SIZE + (int) Math.rint(place[0]);
      // what the rejection takes from the pixel, it takes from the point
      kept += counts[peak] - clean[peak] <= 0.1 * (counts[peak] - before[peak]) ? 1 : 0;
    }
    return kept;
  }

  /** In the sky, away from the occulter, from what is missing and from each other. */
  private static List<double[]> places(FrameHeader header, ValidityMask counts, Random random) {
    ValidityMask sky = FieldOfView.mask(header).and(counts);
    double occulter =
        1.5
            * header.instrument().innerFieldSolarRadii()
            * FieldOfView.SOLAR_RADIUS_ARCSEC
            / header.plateScaleArcsec();
    List<double[]> places = new ArrayList<>();
    while (places.size() < POINTS) {
      double column = ROOM + random.nextDouble() * (SIZE - 1 - 2 * ROOM);
      double row = ROOM + random.nextDouble() * (SIZE - 1 - 2 * ROOM);
      boolean free = Math.hypot(column - header.sunColumn(), row - header.sunRow()) > occulter;
      for (double[] place : places) {
        free &= Math.hypot(column - place[0], row - place[1]) > 2 * ROOM;
      }
      if (free && isComplete(sky, (int) column, (int) row)) {
        places.add(new double[] {column, row});
      }
    }
    return places;
  }

  private static boolean isComplete(ValidityMask mask, int column, int row) {
    for (int y = row - ROOM; y <= row + ROOM; y++) {
      for (int x = column - ROOM; x <= column + ROOM; x++) {
        if (!mask.isValid(y * SIZE + x)) {
          return false;
        }
      }
    }
    return true;
  }

  private static void addPoint(float[] counts, double column, double row, double height) {
    for (int y = (int) row - 8; y <= (int) row + 8; y++) {
      for (int x = (int) column - 8; x <= (int) column + 8; x++) {
        double square = (x - column) * (x - column) + (y - row) * (y - row);
        counts[y * SIZE + x] +=
            (float) (height * Math.exp(-0.5 * square / (POINT_SIGMA * POINT_SIGMA)));
      }
    }
  }

  /** Of the unsharp masked sky, in DN/s, as the picture says. */
  private static double skyNoise(Frame frame) {
    String scale =
        new FrameRenderer(FilterSettings.DEFAULT)
            .render(frame, List.of(), PictureSettings.DEFAULT)
            .text()
            .get("Grey Scale");
    return Double.parseDouble(scale.replaceAll(".*; sigma ([0-9.]+),.*", "$1"));
  }
}
