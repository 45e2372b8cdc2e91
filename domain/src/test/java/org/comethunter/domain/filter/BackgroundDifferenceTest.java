package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundDifferenceTest {
  private static final Surroundings SURROUNDINGS =
      new Surroundings(Duration.ofHours(6), Duration.ofHours(1));

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 31, 70, 99})
  void isTheRateLessThePixelsMedianOverTheOthers(int number) {
    assertEqualsDefinition(new BackgroundDifference(SURROUNDINGS), 17, 9, number, 100_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 8, 31, 70})
  void pixelsMayBeMissingInAnyFrame(int number) {
    assertEqualsDefinition(new BackgroundDifference(SURROUNDINGS), 17, 9, number, 2);
    assertEqualsDefinition(new BackgroundDifference(SURROUNDINGS), 17, 9, number, 6);
  }

  @Test
  void remembersNothingOfTheFrameBefore() {
    BackgroundDifference used = new BackgroundDifference(SURROUNDINGS);
    assertEqualsDefinition(used, 17, 9, 12, 3);
    assertEqualsDefinition(used, 17, 9, 40, 3);
    assertEqualsDefinition(used, 17, 9, 4, 3);
    assertEqualsDefinition(used, 9, 17, 5, 3);
    assertEqualsDefinition(used, 17, 9, 6, 3);
  }

  @Test
  void aFrameWithoutDataTakesNothingAway() {
    Random random = new Random(1);
    FrameHeader header = Headers.usual(8, 8).header();
    List<HeldRows> others = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      others.add(new HeldRows(header, new float[64]));
    }
    float[] out = new float[64];
    float[] counts = new float[64];
    Arrays.fill(counts, 500 + random.nextInt(9));
    ValidityMask mask =
        new BackgroundDifference(SURROUNDINGS).apply(Frames.frame(header, counts), others, out);
    assertThat(mask.invalidCount()).isEqualTo(64);
    assertThat(out).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void ofFewerThanThreeFramesThereIsNoMedian(int number) {
    FrameHeader header = Headers.usual(8, 8).header();
    Frame frame = Frames.frame(header, Frames.noise(1, 64, 900, 30));
    List<HeldRows> others = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      others.add(new HeldRows(header, Frames.noise(i, 64, 900, 30)));
    }
    assertThatExceptionOfType(NoNeighboursException.class)
        .isThrownBy(
            () -> new BackgroundDifference(SURROUNDINGS).apply(frame, others, new float[64]))
        .withMessage(
            "There are fewer than 3 frames of the same camera, program, size and roll"
                + " within 6 h but not within 1 h.");
  }

  @Test
  void saysWhatItDoes() {
    BackgroundDifference filter =
        new BackgroundDifference(new Surroundings(Duration.ofHours(12), Duration.ofMinutes(90)));
    assertThat(filter.description())
        .isEqualTo("minus the median of the frames within 12 h but not within 1.5 h");
    assertThat(new BackgroundDifference(SURROUNDINGS).neighbourhood()).contains(SURROUNDINGS);
  }

  /**
   * Compares with the sorted valid rates of each pixel.
   *
   * @param missing about one pixel of so many is missing, in each frame
   */
  private static void assertEqualsDefinition(
      BackgroundDifference filter, int width, int height, int number, int missing) {
    Random random = new Random(number + missing);
    int pixels = width * height;
    float[][] counts = new float[number + 1][];
    List<FrameHeader> headers = new ArrayList<>();
    List<HeldRows> others = new ArrayList<>();
    for (int i = 0; i <= number; i++) {
      headers.add(
          Headers.usual(width, height).exposed(17 + 0.1 * (i % 7), 400 + 1.5 * (i % 11)).header());
      counts[i] = Frames.noise(31L * i + number, pixels, 900, 60);
      for (int pixel = 0; pixel < pixels; pixel++) {
        counts[i][pixel] = random.nextInt(missing) == 0 ? 0 : counts[i][pixel];
      }
      others.add(new HeldRows(headers.get(i), counts[i]));
    }
    HeldRows last = others.removeLast();
    float[] held = counts[number].clone();
    boolean[] valid = new boolean[pixels];
    double[] expected = new double[pixels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      double[] rates = new double[number];
      int taken = 0;
      for (int i = 0; i < number; i++) {
        if (counts[i][pixel] > 0) {
          FrameHeader header = headers.get(i);
          rates[taken++] = (counts[i][pixel] - header.biasCounts()) / header.exposureSeconds();
        }
      }
      Arrays.sort(rates, 0, taken);
      valid[pixel] = held[pixel] > 0 && taken >= 3;
      if (valid[pixel]) {
        double rate = (held[pixel] - last.header().biasCounts()) / last.header().exposureSeconds();
        expected[pixel] = rate - (rates[(taken - 1) / 2] + rates[taken / 2]) / 2;
      }
      held[pixel] = held[pixel] > 0 ? held[pixel] : 1e9f;
    }
    ValidityMask mask = ValidityMask.ofCounts(width, counts[number]);
    float[] out = new float[pixels];
    Frame frame = new Frame(last.header(), new Image(width, height, held, mask));
    assertThat(filter.apply(frame, others, out)).isEqualTo(ValidityMask.of(width, valid));
    for (int pixel = 0; pixel < pixels; pixel++) {
      assertThat((double) out[pixel]).isCloseTo(expected[pixel], within(1e-4));
    }
    assertThat(others).allMatch(HeldRows::isReadToTheEnd);
  }
}
