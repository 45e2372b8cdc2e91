package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RadialNormalizationTest {

  @ParameterizedTest
  @CsvSource({
    "41,33,20,16",
    "40,32,19.5,15.5",
    "40,32,17.956,12.632",
    "1,30,0,10.3",
    "30,1,-5.5,3",
    "25,25,400,-300"
  })
  void isTheDeviationFromTheRingsMeanInItsStandardDeviations(
      int width, int height, double column, double row) {
    Headers headers = Headers.usual(width, height).sunAt(column, row).exposed(19.1, 421.657);
    float[] counts = Frames.noise(1, width * height, 900, 30);
    assertEqualsDefinition(
        new RadialNormalization(), headers, counts, ValidityMask.all(width, height));
    assertEqualsDefinition(
        new RadialNormalization(), headers, counts, Frames.holes(2, width, height));
  }

  @Test
  void remembersNothingOfTheFrameBefore() {
    RadialNormalization used = new RadialNormalization();
    Headers headers = Headers.usual(40, 30).exposed(19.1, 421.657);
    float[] counts = Frames.noise(1, 1200, 900, 30);
    assertEqualsDefinition(used, headers, counts, Frames.holes(1, 40, 30));
    assertEqualsDefinition(used, headers.sunAt(3, 3), counts, Frames.holes(2, 40, 30));
    assertEqualsDefinition(used, headers.sunAt(3, 4), counts, Frames.holes(2, 40, 30));
    assertEqualsDefinition(
        used, headers.sized(30, 40).sunAt(3, 4), counts, ValidityMask.all(30, 40));
    assertEqualsDefinition(used, headers, counts, Frames.holes(3, 40, 30));
  }

  /** Rates that sums in double precision hold exactly. */
  @ParameterizedTest
  @CsvSource({"507,421.5,16", "1013,370,4", "33000,0,2", "401.25,401.25,3"})
  void aRingOfEqualPixelsBecomesZero(float count, double bias, double seconds) {
    Headers headers = Headers.usual(60, 60).exposed(seconds, bias);
    float[] counts = new float[3600];
    Arrays.fill(counts, count);
    float[] out = new float[3600];
    new RadialNormalization().apply(Frames.frame(headers.header(), counts), List.of(), out);
    assertThat(out).containsOnly(0);
  }

  @Test
  void aSunFarAwayIsNoError() {
    for (double far : new double[] {1e5, -1e12, 1e300}) {
      Headers headers = Headers.usual(20, 20).sunAt(far, 0);
      float[] out = new float[400];
      new RadialNormalization()
          .apply(Frames.frame(headers.header(), Frames.noise(1, 400, 900, 30)), List.of(), out);
      double squares = 0;
      for (float value : out) {
        squares += value * value;
      }
      assertThat(squares / 400).isCloseTo(1, within(1e-4));
    }
  }

  private static void assertEqualsDefinition(
      RadialNormalization filter, Headers headers, float[] noise, ValidityMask mask) {
    int width = headers.header().width();
    float[] counts = noise.clone();
    int[] rings = new int[counts.length];
    double[] sums = new double[2000];
    double[] squares = new double[2000];
    int[] pixels = new int[2000];
    double[] rates = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double dx = i % width - headers.header().sunColumn();
      double dy = Math.floorDiv(i, width) - headers.header().sunRow();
      rings[i] = (int) Math.floor(Math.sqrt(dx * dx + dy * dy));
      rates[i] = (counts[i] - headers.header().biasCounts()) / headers.header().exposureSeconds();
      if (mask.isValid(i)) {
        sums[rings[i]] += rates[i];
        pixels[rings[i]]++;
      } else {
        counts[i] = i % 2 == 0 ? 1e9f : Float.NaN;
      }
    }
    for (int i = 0; i < counts.length; i++) {
      if (mask.isValid(i)) {
        squares[rings[i]] += Math.pow(rates[i] - sums[rings[i]] / pixels[rings[i]], 2);
      }
    }
    float[] out = new float[counts.length];
    Arrays.fill(out, 99);
    Frame frame =
        new Frame(headers.header(), new Image(width, headers.header().height(), counts, mask));
    assertThat(filter.apply(frame, List.of(), out)).isEqualTo(mask);
    for (int i = 0; i < counts.length; i++) {
      double expected = 0;
      int ring = rings[i];
      if (mask.isValid(i) && pixels[ring] > 1) {
        double deviation = Math.sqrt(squares[ring] / pixels[ring]);
        expected = (rates[i] - sums[ring] / pixels[ring]) / deviation;
      }
      assertThat((double) out[i]).as("pixel %d", i).isCloseTo(expected, within(1e-5));
    }
  }
}
