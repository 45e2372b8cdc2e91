package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class UnsharpMaskTest {
  private static final int WIDTH = 45;
  private static final int HEIGHT = 38;
  private static final int PIXELS = WIDTH * HEIGHT;

  @Test
  void isTheImageLessItsBlur() {
    Image image =
        new Image(WIDTH, HEIGHT, Frames.noise(1, PIXELS, 50, 9), ValidityMask.all(PIXELS));
    float[] blurred = new float[PIXELS];
    float[] sharp = new float[PIXELS];
    new GaussianBlur(3, 4).blur(image, blurred);
    new UnsharpMask().apply(Frames.header(WIDTH, HEIGHT, 0), image, sharp);
    for (int i = 0; i < PIXELS; i++) {
      assertThat(sharp[i]).isEqualTo(image.values()[i] - blurred[i]);
    }
  }

  @Test
  void invalidPixelsBecomeZeroAndLeaveNoEdge() {
    float[] values = new float[PIXELS];
    boolean[] valid = new boolean[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      valid[i] = i % WIDTH > 20;
      values[i] = valid[i] ? 300 : 0;
    }
    float[] sharp = new float[PIXELS];
    new UnsharpMask()
        .apply(
            Frames.header(WIDTH, HEIGHT, 0),
            new Image(WIDTH, HEIGHT, values, ValidityMask.of(valid)),
            sharp);
    for (float value : sharp) {
      assertThat(value).isCloseTo(0, within(1e-3f));
    }
  }

  @Test
  void saysWhatItDoes() {
    assertThat(new UnsharpMask().description()).isEqualTo("unsharp mask, Gaussian sigma 3.0 px");
  }
}
