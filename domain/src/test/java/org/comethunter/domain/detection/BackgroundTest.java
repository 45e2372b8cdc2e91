package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.comethunter.domain.image.Frames;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private static final int SIDE = 128;

  private static float[] sky(long seed) {
    float[] noise = Frames.noise(seed, SIDE * SIDE, 0, 1);
    for (int i = 0; i < noise.length; i++) {
      noise[i] += 1000f / (1 + i / SIDE); // a corona
    }
    for (int y = 0; y < 40; y++) {
      for (int x = 60; x < 70; x++) {
        noise[y * SIDE + x] = 17; // a pylon before it
      }
    }
    return noise;
  }

  private static List<float[]> others(int number) {
    List<float[]> others = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      others.add(sky(100 + i));
    }
    return others;
  }

  private static float[] withoutMedian(float[] frame, List<float[]> others) {
    return Background.withoutMedian(
        StoredRates.of(frame, SIDE),
        others.stream().map(it -> StoredRates.of(it, SIDE)).toList(),
        SIDE,
        SIDE);
  }

  @Test
  void theCoronaGoesAndAPointStays() {
    float[] frame = sky(1);
    frame[90 * SIDE + 30] += 50;
    float[] left = withoutMedian(frame, others(9));
    assertThat(left[90 * SIDE + 30]).isCloseTo(50, within(5f));
    assertThat(left[5 * SIDE + 30]).isCloseTo(0, within(5f));
  }

  @Test
  void whatIsHiddenIsNotKnownNorWhatIsBeside() {
    float[] left = withoutMedian(sky(1), others(9));
    assertThat(left[20 * SIDE + 65]).isNaN();
    assertThat(left[20 * SIDE + 55]).isNaN();
    assertThat(left[44 * SIDE + 65]).isNaN();
    assertThat(left[20 * SIDE + 40]).isNotNaN();
    assertThat(left[60 * SIDE + 65]).isNotNaN();
  }

  @Test
  void whatIsMissingSomewhereIsTakenFromTheRest() {
    List<float[]> others = others(9);
    others.get(3)[90 * SIDE + 30] = Float.NaN;
    float[] left = withoutMedian(sky(1), others);
    assertThat(left[90 * SIDE + 30]).isCloseTo(0, within(5f));

    others.forEach(each -> each[90 * SIDE + 30] = Float.NaN);
    left = withoutMedian(sky(1), others);
    assertThat(left[90 * SIDE + 30]).isNaN();
  }
}
