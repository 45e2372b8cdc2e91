package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exposure times are 2 s, so that halves of counts are exact in DN/s as well. */
class MedianFilterTest {

  @ParameterizedTest
  @CsvSource({
    "9,1,1",
    "9,1,40",
    "9,40,1",
    "9,3,5",
    "9,33,31",
    "9,24,16",
    "25,1,29",
    "25,7,9",
    "25,40,37",
    "25,64,48",
    "99,5,3",
    "99,1,17",
    "99,21,13"
  })
  void isTheRateLessTheMedianOfTheSquare(int size, int width, int height) {
    Random random = new Random(size + 100L * width + height);
    Frame narrow = whole(width, height, _ -> 500 + random.nextInt(40));
    assertExact(size, narrow);
    assertExact(size, whole(width, height, _ -> 1 + random.nextInt(65_535)));
  }

  @ParameterizedTest
  @CsvSource({"9,1,40", "9,33,31", "25,7,9", "25,40,37", "99,21,13"})
  void onlyValidPixelsCount(int size, int width, int height) {
    Random random = new Random(7);
    float[] counts = whole(width, height, _ -> 300 + random.nextInt(900)).counts().values().clone();
    ValidityMask holes = Frames.holes(3, width, height);
    for (int i = 0; i < counts.length; i++) {
      counts[i] = holes.isValid(i) ? counts[i] : i % 2 == 0 ? 1e9f : Float.NaN;
    }
    assertExact(size, masked(width, height, counts, holes));
  }

  /** So that many squares hold an even number of valid pixels, and some a single one. */
  @ParameterizedTest
  @ValueSource(ints = {9, 25})
  void mostPixelsMayBeMissing(int size) {
    Random random = new Random(11);
    boolean[] valid = new boolean[60 * 37];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = random.nextInt(30) == 0 && i % 60 < 40;
    }
    float[] counts = whole(60, 37, _ -> random.nextInt(65_536)).counts().values();
    assertExact(size, masked(60, 37, counts, ValidityMask.of(60, valid)));
  }

  @Test
  void ofTwoPixelsTheMedianIsTheirMean() {
    boolean[] valid = new boolean[20 * 20];
    valid[210] = true;
    valid[211] = true;
    Frame frame =
        masked(20, 20, whole(20, 20, i -> 3 * i).counts().values(), ValidityMask.of(20, valid));
    float[] out = new float[20 * 20];
    new MedianFilter(9).apply(frame, List.of(), out);
    assertThat(out[210]).isEqualTo(-0.75f);
    assertThat(out[211]).isEqualTo(0.75f);
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 25, 99})
  void slopesMayBeSteep(int size) {
    int width = 40;
    assertExact(size, whole(width, 11, i -> 300 * (i % width)));
    assertExact(size, whole(width, 11, i -> 1600 * (width - i % width) + i % 7));
    assertExact(size, whole(11, width, i -> 300 * Math.floorDiv(i, 11)));
    assertExact(size, whole(width, 11, i -> i % 2 == 0 ? 1 : 65_535));
    assertExact(size, whole(width, 11, i -> i % width < 20 ? 1 : 65_535));
  }

  @Test
  void countsMayBeNegativeOrAllTheSame() {
    Random random = new Random(2);
    assertExact(9, whole(30, 20, _ -> random.nextInt(2000) - 1000));
    assertExact(9, whole(30, 20, _ -> 777));
  }

  @Test
  void countsNeedNotBeWholeNumbers() {
    float[] counts = Frames.noise(3, 30 * 23, 1000, 40);
    assertClose(9, masked(30, 23, counts, ValidityMask.all(30, 23)));
    assertClose(9, masked(30, 23, counts, Frames.holes(4, 30, 23)));
    assertClose(25, masked(30, 23, counts, Frames.holes(4, 30, 23)));
  }

  @Test
  void countsMayBeMoreThanATableHolds() {
    Random random = new Random(5);
    assertClose(9, whole(30, 23, _ -> random.nextInt(200_000)));
  }

  /** Of so many different counts the median is the right one or one beside it. */
  @Test
  void countsMayBeMoreThanThereAreLevels() {
    Random random = new Random(17);
    Frame frame = whole(300, 260, _ -> random.nextInt(1 << 24) - (1 << 23));
    assertWithin(9, frame, 0, 10 * (1 << 24) / (300.0 * 260));
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 25})
  void remembersNothingOfTheFrameBefore(int size) {
    Random random = new Random(13);
    MedianFilter used = new MedianFilter(size);
    List<Frame> frames =
        List.of(
            whole(40, 37, _ -> 60_000 + random.nextInt(5000)),
            masked(
                40,
                37,
                whole(40, 37, _ -> 400 + random.nextInt(50)).counts().values(),
                Frames.holes(1, 40, 37)),
            whole(37, 40, _ -> random.nextInt(65_536)),
            masked(37, 40, Frames.noise(8, 37 * 40, 500, 9), Frames.holes(2, 37, 40)),
            masked(40, 37, new float[40 * 37], ValidityMask.of(40, new boolean[40 * 37])),
            whole(40, 37, _ -> 400 + random.nextInt(50)));
    for (Frame frame : frames) {
      float[] again = new float[40 * 37];
      used.apply(frame, List.of(), again);
      float[] fresh = new float[40 * 37];
      new MedianFilter(size).apply(frame, List.of(), fresh);
      assertThat(again).isEqualTo(fresh);
    }
  }

  @Test
  void invalidPixelsBecomeZeroAndStayInvalid() {
    ValidityMask holes = Frames.holes(6, 30, 20);
    Frame frame = masked(30, 20, Frames.noise(1, 600, 900, 9), holes);
    float[] out = new float[600];
    Arrays.fill(out, 99);
    assertThat(new MedianFilter(9).apply(frame, List.of(), out)).isEqualTo(holes);
    for (int i = 0; i < out.length; i++) {
      if (!holes.isValid(i)) {
        assertThat(out[i]).isZero();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-25, -1, 0, 1, 3, 7, 8, 24, 100, 101, Integer.MAX_VALUE})
  void theSquareIsOddAndModerate(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MedianFilter(size))
        .withMessage(
            "The square of a median has an odd number of columns, 9 to 99, not " + size + ".");
  }

  @Test
  void saysWhatItDoes() {
    assertThat(new MedianFilter(25).description()).isEqualTo("minus the median of 25 x 25 px");
  }

  private static Frame whole(int width, int height, IntToDoubleFunction count) {
    float[] counts = new float[width * height];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (float) count.applyAsDouble(i);
    }
    return masked(width, height, counts, ValidityMask.all(width, height));
  }

  private static Frame masked(int width, int height, float[] counts, ValidityMask mask) {
    return new Frame(Frames.header(width, height, 0), new Image(width, height, counts, mask));
  }

  private static void assertExact(int size, Frame frame) {
    assertWithin(size, frame, 0, 0);
  }

  /** For means of floats that no float can hold. */
  private static void assertClose(int size, Frame frame) {
    assertWithin(size, frame, 1e-6, 0);
  }

  private static void assertWithin(int size, Frame frame, double relative, double absolute) {
    Image counts = frame.counts();
    float[] out = new float[counts.values().length];
    new MedianFilter(size).apply(frame, List.of(), out);
    for (int i = 0; i < out.length; i++) {
      double expected = 0;
      double tolerance = 0;
      if (counts.mask().isValid(i)) {
        double median = median(counts, size, i);
        expected = (counts.values()[i] - median) / 2;
        tolerance = relative * Math.abs(median) + absolute;
      }
      if (!(Math.abs(out[i] - expected) <= tolerance)) {
        assertThat((double) out[i]).as("pixel %d, square of %d", i, size).isEqualTo(expected);
      }
    }
  }

  /** Of the sorted valid counts of a mirrored square. */
  private static double median(Image counts, int size, int pixel) {
    int width = counts.width();
    int radius = size / 2;
    double[] square = new double[size * size];
    int taken = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        int row = mirrored(Math.floorDiv(pixel, width) + dy, counts.height());
        int index = row * width + mirrored(pixel % width + dx, width);
        if (counts.mask().isValid(index)) {
          square[taken++] = counts.values()[index];
        }
      }
    }
    Arrays.sort(square, 0, taken);
    return (square[(taken - 1) / 2] + square[taken / 2]) / 2;
  }

  private static int mirrored(int index, int size) {
    int at = index;
    while (at < 0 || at >= size) {
      at = at < 0 ? -1 - at : 2 * size - 1 - at;
    }
    return at;
  }
}
