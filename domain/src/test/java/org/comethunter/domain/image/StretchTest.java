package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StretchTest {
  private static final Stretch USUAL = Stretch.of(PictureSettings.DEFAULT, new SkyLevel(2, 0.5));

  @Test
  void isLinearBetweenBlackAndWhiteAndClippedBeyond() {
    assertThat(USUAL).isEqualTo(new Stretch(0, 6));
    assertThat(USUAL.level(-100)).isZero();
    assertThat(USUAL.level(0)).isZero();
    assertThat(USUAL.level(2)).as("the sky's median").isEqualTo(85);
    assertThat(USUAL.level(3)).isEqualTo(128);
    assertThat(USUAL.level(6)).isEqualTo(255);
    assertThat(USUAL.level(1e30)).isEqualTo(255);
  }

  @Test
  void aRowGetsTheSameLevels() {
    float[] values = Frames.noise(1, 500, 3, 3);
    byte[] levels = new byte[values.length];
    USUAL.apply(values, levels);
    for (int i = 0; i < values.length; i++) {
      assertThat(levels[i] & 0xff).isEqualTo(USUAL.level(values[i]));
    }
  }

  @Test
  void blackMustBeBelowWhite() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PictureSettings(3, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new PictureSettings(Double.NaN, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PictureSettings(-4, Double.POSITIVE_INFINITY));
  }
}
