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
    assertThat(ASINH.level(0) & 0xff).as("4 sigma below the sky").isZero();
    assertThat(ASINH.level(6) & 0xff).as("8 sigma above it").isEqualTo(255);
    // asinh(4) = 2.0947, asinh(8) = 2.7765: 255 * 2.0947 / 4.8712
    assertThat(ASINH.level(2) & 0xff).as("the sky").isEqualTo(110);
    int faint = (ASINH.level(2.5) & 0xff) - (ASINH.level(2) & 0xff);
    int bright = (ASINH.level(6) & 0xff) - (ASINH.level(5.5) & 0xff);
    assertThat(faint).isGreaterThan(5 * bright);
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
