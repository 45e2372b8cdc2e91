package org.comethunter.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {

  @ParameterizedTest
  @CsvSource({
    "12,8,6,4",
    "12,8,5,3",
    "13,7,1,1",
    "13,7,13,7",
    "13,7,12,7",
    "1,9,1,4",
    "9,1,2,1",
    "30,20,7,19"
  })
  void eachLevelIsTheMeanOfItsArea(int width, int height, int newWidth, int newHeight) {
    byte[] from = new byte[width * height];
    new Random(1).nextBytes(from);
    byte[] to = new byte[newWidth * newHeight];
    new Reduction().reduce(from, width, height, to, newWidth, newHeight);
    for (int row = 0; row < newHeight; row++) {
      for (int column = 0; column < newWidth; column++) {
        double mean = mean(from, width, height, newWidth, newHeight, column, row);
        assertThat(Math.abs((to[row * newWidth + column] & 0xff) - mean))
            .isLessThanOrEqualTo(0.5001);
      }
    }
  }

  @Test
  void whiteStaysWhiteAndNothingIsLeftOfThePictureBefore() {
    Reduction reduction = new Reduction();
    for (int size : new int[] {1024, 333, 1024, 50}) {
      byte[] from = new byte[size * size];
      Arrays.fill(from, (byte) 255);
      byte[] to = new byte[37 * 41];
      reduction.reduce(from, size, size, to, 37, 41);
      assertThat(to).containsOnly(255);
    }
  }

  /** By dividing each pixel finely: every pixel of the small one is cut like all of the large. */
  private static double mean(
      byte[] from, int width, int height, int newWidth, int newHeight, int column, int row) {
    long sum = 0;
    for (int y = row * height; y < (row + 1) * height; y++) {
      for (int x = column * width; x < (column + 1) * width; x++) {
        sum += from[y / newHeight * width + x / newWidth] & 0xff;
      }
    }
    return (double) sum / ((long) width * height);
  }
}
