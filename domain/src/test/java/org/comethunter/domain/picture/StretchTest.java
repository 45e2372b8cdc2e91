package org.comethunter.domain.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.image.Frames;
import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Stretch LINEAR = new Stretch.Linear(0, 6);
  private static final Stretch ASINH = new Stretch.Asinh(2, 0.5, -4, 8);

  @Test
  void isLinearBetweenBlackAndWhiteAndClippedBeyond() {
    assertThat(LINEAR.level(-100) & 0xff).isZero();
    assertThat(LINEAR.level(0) & 0xff).isZero();
    assertThat(LINEAR.level(2) & 0xff).isEqualTo(85);
    assertThat(LINEAR.level(3) & 0xff).isEqualTo(128);
    assertThat(LINEAR.level(6) & 0xff).isEqualTo(255);
    assertThat(LINEAR.level(1e30) & 0xff).isEqualTo(255);
  }

  @Test
  void byTheInverseHyperbolicSineBrightPlacesArePressedTogether() {
    assertThat(ASINH.level(2) & 0xff).as("the sky").isEqualTo(85);
    // asinh(5) = 2.3124: 255 * 6.3124 / 12
    assertThat(ASINH.level(4.5) & 0xff).as("5 sigma").isEqualTo(134);
    assertThat(ASINH.level(2 + 0.5 * Math.sinh(8)) & 0xff).isEqualTo(255);
    assertThat(ASINH.level(2 - 0.5 * Math.sinh(4)) & 0xff).isZero();
    assertThat(ASINH.level(2 - 0.5 * Math.sinh(3)) & 0xff).isEqualTo(21);
    assertThat(ASINH.level(-1e30) & 0xff).isZero();
    assertThat(ASINH.level(1e30) & 0xff).isEqualTo(255);
  }

  @Test
  void aRowGetsTheSameLevelsWhereverItLies() {
    float[] values = Frames.noise(1, 500, 3, 3);
    for (Stretch stretch : new Stretch[] {LINEAR, ASINH}) {
      byte[] levels = new byte[400];
      stretch.apply(values, 77, levels);
      for (int i = 0; i < levels.length; i++) {
        assertThat(levels[i]).isEqualTo(stretch.level(values[77 + i]));
      }
    }
  }

  @Test
  void blackMustBeBelowWhiteAndThePictureNoLargerThanTheFrame() {
    assertRefused(3, 3, 1);
    assertRefused(Double.NaN, 3, 1);
    assertRefused(-4, Double.POSITIVE_INFINITY, 1);
    assertRefused(-4, 8, 0);
    assertRefused(-4, 8, 1.01);
    assertRefused(-4, 8, Double.NaN);
  }

  private static void assertRefused(double low, double high, double scale) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PictureSettings(FilterKind.RAW, low, high, scale, false))
        .withMessageMatching("(Black|The scale) must be .*\\.");
  }
}
