package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CosmicRaysTest {
  private static final int SIDE = 128;
  private static final int MIDDLE = 64 * SIDE + 64;

  private final boolean[] valid = new boolean[SIDE * SIDE];
  private final float[] values = new float[SIDE * SIDE];
  private final NoiseMap noise;

  CosmicRaysTest() {
    Random random = new Random(3);
    Arrays.fill(valid, true);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    noise = NoiseMap.of(values, valid, SIDE, SIDE);
  }

  private void addPoint(float peak) {
    for (int dy = -4; dy <= 4; dy++) {
      for (int dx = -4; dx <= 4; dx++) {
        values[MIDDLE + dy * SIDE + dx] +=
            peak * (float) Math.exp(-(dx * dx + dy * dy) / (2 * 1.2 * 1.2));
      }
    }
  }

  @Test
  void aHitOfOnePixelIsLimitedToWhatItsNeighboursMakeCredible() {
    values[MIDDLE] = 200;
    assertThat(CosmicRays.limit(values, noise, SIDE, SIDE)[MIDDLE]).isLessThan(6);
  }

  @Test
  void aPointKeepsItsLight() {
    addPoint(20);
    float[] limited = CosmicRays.limit(values, noise, SIDE, SIDE);
    assertThat(limited[MIDDLE]).isGreaterThan(0.7f * values[MIDDLE]);
  }

  private Significances peakInTheMiddle() {
    Significances map = new Significances(SIDE, SIDE);
    map.set(MIDDLE, 8);
    return map;
  }

  @Test
  void whatIsNoImageOfAPointIsCleared() {
    for (int i = -2; i <= 2; i++) {
      values[MIDDLE + i * (SIDE + 1)] = 12; // a short line
    }
    Significances map = peakInTheMiddle();
    CosmicRays.clear(map, values, noise, SIDE, SIDE);
    assertThat(Significances.isKnown(map.stored()[MIDDLE])).isFalse();
  }

  @Test
  void anImageOfAPointIsNot() {
    addPoint(12);
    Significances map = peakInTheMiddle();
    CosmicRays.clear(map, values, noise, SIDE, SIDE);
    assertThat(Significances.isKnown(map.stored()[MIDDLE])).isTrue();
  }
}
