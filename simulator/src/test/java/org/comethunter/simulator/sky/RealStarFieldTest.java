package org.comethunter.simulator.sky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import nom.tam.fits.Fits;
import nom.tam.fits.ImageHDU;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The projection against stars of real frames, upright and upside down. */
class RealStarFieldTest {

  private static final Path ARCHIVE = Path.of("../../shared/archive/level_05");
  private static final double FAINTEST = StrictMath.pow(10, -0.4 * 6);
  private static final int LARGEST_SHIFT = 25;
  private static final double TOLERANCE_PIXELS = 2.5;

  /** SOHO's halo orbit shifts the field by up to 17 px, so one common shift is left free. */
  @ParameterizedTest
  @CsvSource({
    "000120/c3/32046494.fts.gz, 2000-01-20T00:18:15Z, 0",
    "100105/c3/32219521.fts.gz, 2010-01-05T00:18:13Z, 180",
    "101010/c3/32236617.fts.gz, 2010-10-10T12:18:16Z, 0"
  })
  void theStarsFallIntoPlace(String file, Instant middle, double roll) throws Exception {
    Path path = ARCHIVE.resolve(file);
    Assumptions.assumeTrue(Files.exists(path), "The real files are not there: " + path);
    List<double[]> peaks = peaks(path);
    List<SkyProjection.Place> stars =
        stars(new SkyProjection(Camera.C3, middle, new Roll.Fixed(roll)));

    List<SkyProjection.Place> mirrored =
        stars.stream()
            .map(star -> new SkyProjection.Place(1023 - star.x(), star.y(), star.solarRadii()))
            .toList();

    assertThat(stars).hasSizeGreaterThan(12);
    assertThat(bestMatch(stars, peaks)).isGreaterThan(stars.size() * 3 / 4);
    assertThat(bestMatch(mirrored, peaks)).isLessThan(stars.size() / 2);
  }

  /** How many stars lie near a peak at the common shift that suits them best. */
  private static int bestMatch(List<SkyProjection.Place> stars, List<double[]> peaks) {
    int side = 2 * LARGEST_SHIFT + 1;
    int[] votes = new int[side * side];
    for (SkyProjection.Place star : stars) {
      BitSet shifts = new BitSet(side * side);
      for (double[] peak : peaks) {
        mark(shifts, side, peak[0] - star.x(), peak[1] - star.y());
      }
      shifts.stream().forEach(shift -> votes[shift]++);
    }
    return Arrays.stream(votes).max().orElseThrow();
  }

  /** Marks the whole shifts that lie close to a real one. */
  private static void mark(BitSet shifts, int side, double dx, double dy) {
    int near = (int) TOLERANCE_PIXELS;
    for (long y = Math.round(dy) - near; y <= Math.round(dy) + near; y++) {
      for (long x = Math.round(dx) - near; x <= Math.round(dx) + near; x++) {
        if (Math.abs(x) <= LARGEST_SHIFT
            && Math.abs(y) <= LARGEST_SHIFT
            && Math.hypot(dx - x, dy - y) < TOLERANCE_PIXELS) {
          shifts.set((int) ((y + LARGEST_SHIFT) * side + x + LARGEST_SHIFT));
        }
      }
    }
  }

  private static List<SkyProjection.Place> stars(SkyProjection projection) {
    return StarCatalogue.NEAR_ECLIPTIC.stars().stream()
        .filter(star -> star.brightness() > FAINTEST)
        .filter(star -> projection.cosineToSun(star.direction()) > 0.98)
        .map(star -> projection.direction(star.direction()))
        .filter(place -> place.solarRadii() > 8 && place.solarRadii() < 30)
        .filter(place -> isWellInside(place.x()) && isWellInside(place.y()))
        .toList();
  }

  private static boolean isWellInside(double position) {
    return position > LARGEST_SHIFT && position < 1023 - LARGEST_SHIFT;
  }

  /** Columns and rows of the local maxima that stand well out of the corona. */
  private static List<double[]> peaks(Path path) throws Exception {
    List<double[]> peaks = new ArrayList<>();
    try (Fits fits = new Fits(path.toFile())) {
      ImageHDU hdu = (ImageHDU) fits.readHDU();
      short[][] counts = (short[][]) hdu.getKernel();
      double exposure = hdu.getHeader().getDoubleValue("EXPTIME");
      for (int row = 5; row < 1019; row++) {
        for (int column = 5; column < 1019; column++) {
          if (isLocalMaximum(counts, column, row) && excess(counts, column, row) > 4.5 * exposure) {
            peaks.add(new double[] {column, row});
          }
        }
      }
    }
    return peaks;
  }

  private static boolean isLocalMaximum(short[][] counts, int column, int row) {
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        if (counts[row + dy][column + dx] > counts[row][column]) {
          return false;
        }
      }
    }
    return true;
  }

  /** Counts over the mean of a ring of pixels around. */
  private static double excess(short[][] counts, int column, int row) {
    double sum = 0;
    for (int step = -4; step <= 4; step += 4) {
      sum += counts[row + 5][column + step] + counts[row - 5][column + step];
      sum += counts[row + step][column + 5] + counts[row + step][column - 5];
    }
    return counts[row][column] - sum / 12;
  }
}
