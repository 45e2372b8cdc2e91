package org.comethunter.domain.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NoiseMapTest {
  private static final int SIDE = 256;

  @Test
  void tellsTheScatterWhereItIs() {
    Random random = new Random(1);
    float[] values = new float[SIDE * SIDE];
    boolean[] valid = new boolean[values.length];
    Arrays.fill(valid, true);
    for (int i = 0; i < values.length; i++) {
      boolean calm = i % SIDE < SIDE / 2;
      values[i] = 100 + (calm ? 2 : 6) * (float) random.nextGaussian();
    }
    values[10 * SIDE + 20] = 1e6f;
    NoiseMap noise = NoiseMap.of(values, valid, SIDE, SIDE);
    assertThat(noise.at(10 * SIDE + 20)).isCloseTo(2, within(0.3f));
    assertThat(noise.at(10 * SIDE + 230)).isCloseTo(6, within(0.8f));
  }

  /** A cell in which nothing changes must not make noise elsewhere look like light. */
  @Test
  void noCellIsTakenToBeMuchCalmerThanOthers() {
    Random random = new Random(2);
    float[] values = new float[SIDE * SIDE];
    boolean[] valid = new boolean[values.length];
    Arrays.fill(valid, true);
    for (int i = 0; i < values.length; i++) {
      values[i] = i % SIDE < 64 && i / SIDE < 64 ? 0 : (float) random.nextGaussian();
    }
    NoiseMap noise = NoiseMap.of(values, valid, SIDE, SIDE);
    assertThat(noise.at(20 * SIDE + 20)).isCloseTo(0.5f, within(0.1f));
  }
}
