package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.junit.jupiter.api.Test;

class UnsharpMaskTest {
  private static final int WIDTH = 45;
  private static final int HEIGHT = 38;
  private static final int PIXELS = WIDTH * HEIGHT;

  @Test
  void isTheRateLessItsBlur() {
    FrameHeader header = Frames.header(WIDTH, HEIGHT, 0);
    Frame frame = Frames.frame(header, Frames.noise(1, PIXELS, 500, 9));
    float[] rates = new float[PIXELS];
    for (int row = 0; row < HEIGHT; row++) {
      float[] line = new float[WIDTH];
      frame.loadRates(row, line);
      System.arraycopy(line, 0, rates, row * WIDTH, WIDTH);
    }
    float[] blurred = new float[PIXELS];
    new GaussianBlur(3, 4, Border.REFLECT)
        .blur(new Image(WIDTH, HEIGHT, rates, frame.counts().mask()), blurred);
    float[] sharp = new float[PIXELS];
    new UnsharpMask(3).apply(frame, List.of(), sharp);
    for (int i = 0; i < PIXELS; i++) {
      assertThat(sharp[i]).isEqualTo(rates[i] - blurred[i]);
    }
  }

  @Test
  void invalidPixelsBecomeZeroAndLeaveNoEdge() {
    float[] counts = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      counts[i] = i % WIDTH > 20 ? 1000 : 0;
    }
    float[] sharp = new float[PIXELS];
    new UnsharpMask(3)
        .apply(Frames.frame(Frames.header(WIDTH, HEIGHT, 0), counts), List.of(), sharp);
    for (float value : sharp) {
      assertThat(value).isCloseTo(0, within(1e-3f));
    }
  }

  @Test
  void saysWhatItDoes() {
    assertThat(new UnsharpMask(3).description()).isEqualTo("unsharp mask, Gaussian sigma 3.0 px");
  }
}
