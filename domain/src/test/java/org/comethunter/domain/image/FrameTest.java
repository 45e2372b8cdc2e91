package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameTest {

  @Test
  void aRateIsCountsLessBiasPerSecond() {
    float[] counts = {400, 402, 0, 399};
    Frame frame =
        new Frame(Frames.header(2, 2, 0), new Image(2, 2, counts, ValidityMask.ofCounts(counts)));
    assertThat(frame.rates().values()).containsExactly(0, 1, -200, -0.5f);
    assertThat(frame.rates().mask()).isSameAs(frame.counts().mask());
    float[] reused = new float[4];
    assertThat(frame.rates(reused).values()).isSameAs(reused).containsExactly(0, 1, -200, -0.5f);
  }

  @Test
  void countsOfZeroAreNoData() {
    ValidityMask mask = ValidityMask.ofCounts(new float[] {5, 0, -0f, Float.NaN, -3, 1e-3f});
    boolean[] valid = new boolean[mask.size()];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = mask.isValid(i);
    }
    assertThat(valid).containsExactly(true, false, false, false, true, true);
    assertThat(mask.invalidCount()).isEqualTo(3);
    assertThat(mask.isComplete()).isFalse();
  }

  @Test
  void aMaskKnowsWhichStretchesAreComplete() {
    ValidityMask mask = ValidityMask.of(new boolean[] {true, true, false, true, true, false});
    assertThat(mask.isComplete(0, 2)).isTrue();
    assertThat(mask.isComplete(0, 3)).isFalse();
    assertThat(mask.isComplete(2, 3)).isFalse();
    assertThat(mask.isComplete(2, 5)).isFalse();
    assertThat(mask.isComplete(3, 5)).isTrue();
    assertThat(mask.isComplete(3, 6)).isFalse();
    assertThat(mask.isComplete(2, 2)).isTrue();
    assertThat(ValidityMask.all(6).isComplete(0, 6)).isTrue();
  }
}
