package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.Frames;
import org.comethunter.domain.image.Image;
import org.comethunter.domain.image.ValidityMask;
import org.junit.jupiter.api.Test;

class RunningDifferenceTest {
  private static final int WIDTH = 31;
  private static final int HEIGHT = 22;
  private static final int PIXELS = WIDTH * HEIGHT;
  private static final FrameHeader HEADER =
      Headers.usual(WIDTH, HEIGHT).exposed(19.1, 421.657).header();
  private static final FrameHeader BEFORE =
      Headers.usual(WIDTH, HEIGHT).exposed(17.3, 370.25).header();

  private final RunningDifference filter =
      new RunningDifference(new Predecessor(Duration.ofMinutes(8), Duration.ofMinutes(16)));

  @Test
  void eachFrameHasItsOwnExposureAndBias() {
    float[] counts = Frames.noise(1, PIXELS, 900, 30);
    float[] before = Frames.noise(2, PIXELS, 800, 30);
    HeldRows rows = new HeldRows(BEFORE, before);
    float[] out = new float[PIXELS];
    ValidityMask mask = filter.apply(Frames.frame(HEADER, counts), List.of(rows), out);
    assertThat(mask.isComplete()).isTrue();
    assertThat(rows.isReadToTheEnd()).isTrue();
    for (int i = 0; i < PIXELS; i++) {
      double expected = (counts[i] - 421.657) / 19.1 - (before[i] - 370.25) / 17.3;
      assertThat((double) out[i]).isCloseTo(expected, within(1e-4));
    }
  }

  @Test
  void whatEitherFrameLacksIsInvalidAndZero() {
    for (int seed = 1; seed < 5; seed++) {
      float[] counts = Frames.noise(seed, PIXELS, 900, 30);
      float[] before = Frames.noise(seed + 9, PIXELS, 800, 30);
      ValidityMask mine = Frames.holes(seed, WIDTH, HEIGHT);
      ValidityMask theirs = Frames.holes(seed + 9, WIDTH, HEIGHT);
      boolean[] both = new boolean[PIXELS];
      for (int i = 0; i < PIXELS; i++) {
        counts[i] = mine.isValid(i) ? counts[i] : 1e9f;
        before[i] = theirs.isValid(i) ? before[i] : 0;
        both[i] = mine.isValid(i) && theirs.isValid(i);
      }
      float[] out = new float[PIXELS];
      Frame frame = new Frame(HEADER, new Image(WIDTH, HEIGHT, counts, mine));
      ValidityMask mask = filter.apply(frame, List.of(new HeldRows(BEFORE, before)), out);
      assertThat(mask).isEqualTo(ValidityMask.of(WIDTH, both));
      for (int i = 0; i < PIXELS; i++) {
        double expected = (counts[i] - 421.657) / 19.1 - (before[i] - 370.25) / 17.3;
        assertThat((double) out[i]).isCloseTo(both[i] ? expected : 0, within(1e-4));
      }
    }
  }

  @Test
  void showsNothingWithoutAPreviousFrame() {
    Frame frame = Frames.frame(HEADER, Frames.noise(1, PIXELS, 900, 30));
    assertThatExceptionOfType(NoNeighboursException.class)
        .isThrownBy(() -> filter.apply(frame, List.of(), new float[PIXELS]))
        .withMessage(
            "There is no previous frame of the same camera, program, size and roll,"
                + " 8 to 16 min earlier.");
  }

  @Test
  void saysWhatItDoes() {
    assertThat(filter.description())
        .isEqualTo("running difference, previous frame 8 to 16 min earlier");
    Predecessor quicklook = new Predecessor(Duration.ofSeconds(450), Duration.ofMinutes(100));
    assertThat(new RunningDifference(quicklook).description())
        .isEqualTo("running difference, previous frame 7.5 to 100 min earlier");
    assertThat(new RunningDifference(quicklook).neighbourhood()).contains(quicklook);
  }
}
