package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {
  private final float[] counts = {400, 402, 0, 399};
  private final Frame frame = Frames.frame(Frames.header(2, 2, 0), counts);

  @Test
  void aRateIsCountsLessBiasPerSecondAndNothingWithoutData() {
    float[] line = new float[2];
    frame.loadRates(0, line);
    assertThat(line).containsExactly(0, 1);
    frame.loadRates(1, line);
    assertThat(line).containsExactly(0, -0.5f);
  }

  @Test
  void withinAMaskFewerPixelsCount() {
    ValidityMask left = ValidityMask.of(2, new boolean[] {true, false, true, false});
    Frame part = frame.within(left);
    assertThat(part.counts().mask().isValid(0)).isTrue();
    assertThat(part.counts().mask().invalidCount()).isEqualTo(3);
    assertThat(part.counts().values()).isSameAs(counts);
    assertThat(frame.within(ValidityMask.all(2, 2))).isSameAs(frame);
  }

  @Test
  void ratesAreComparedWithinASeriesOnly() {
    FrameHeader header = Frames.header(4, 4, 0);
    assertThat(header.isComparableWith(Frames.header(4, 4, -0.4))).isTrue();
    assertThat(header.isComparableWith(Frames.header(4, 4, 359.8))).isTrue();
    assertThat(header.isComparableWith(Frames.header(4, 4, 180))).isFalse();
    assertThat(header.isComparableWith(Frames.header(4, 4, 0.6))).isFalse();
    assertThat(header.isComparableWith(Frames.header(4, 8, 0))).isFalse();
  }
}
