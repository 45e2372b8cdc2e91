package org.comethunter.domain.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidityMaskTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;

  @Test
  void countsOfZeroAreNoData() {
    ValidityMask mask = ValidityMask.ofCounts(6, new float[] {5, 0, -0f, Float.NaN, -3, 1e-3f});
    assertThat(flags(mask)).containsExactly(true, false, false, false, true, true);
    assertThat(mask.invalidCount()).isEqualTo(3);
    assertThat(mask.isComplete()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 5, 6})
  void holdsWhatItWasMadeOf(int ofSix) {
    boolean[] valid = random(ofSix, ofSix);
    ValidityMask mask = ValidityMask.of(WIDTH, valid);
    assertThat(flags(mask)).isEqualTo(valid);
    assertThat(mask).isEqualTo(ValidityMask.of(WIDTH, valid.clone()));
    assertThat(mask).hasSameHashCodeAs(ValidityMask.of(WIDTH, valid.clone()));
    assertThat(mask.isComplete()).isEqualTo(ofSix == 6);
    for (int row = 0; row < HEIGHT; row++) {
      boolean complete = true;
      float[] line = new float[WIDTH + 2];
      byte[] bytes = new byte[WIDTH + 2];
      mask.fillInvalid(row, line, 1, 7);
      mask.fillInvalid(row, bytes, 1, (byte) 7);
      int inRuns = 0;
      for (int run = 0; run < mask.runs(row); run++) {
        inRuns += mask.runEnd(row, run) - mask.runStart(row, run);
      }
      for (int column = 0; column < WIDTH; column++) {
        boolean here = valid[row * WIDTH + column];
        complete &= here;
        inRuns -= here ? 1 : 0;
        assertThat(line[column + 1]).isEqualTo(here ? 0 : 7);
        assertThat(bytes[column + 1]).isEqualTo((byte) (here ? 0 : 7));
      }
      assertThat(inRuns).isZero();
      assertThat(line[0] + line[WIDTH + 1]).as("beside the row").isZero();
      assertThat(mask.isRowComplete(row)).isEqualTo(complete);
    }
  }

  @Test
  void ofTwoMasksThosePixelsCountThatAreValidInBoth() {
    boolean[] one = random(1, 4);
    boolean[] other = random(2, 5);
    boolean[] both = new boolean[one.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = one[i] && other[i];
    }
    ValidityMask mask = ValidityMask.of(WIDTH, one);
    assertThat(flags(mask.and(ValidityMask.of(WIDTH, other)))).isEqualTo(both);
    ValidityMask all = ValidityMask.all(WIDTH, HEIGHT);
    assertThat(mask.and(all)).isSameAs(mask);
    assertThat(all.and(mask)).isSameAs(mask);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mask.and(ValidityMask.all(HEIGHT, WIDTH)));
  }

  @Test
  void masksDifferWhereOneOfTheirPixelsDoes() {
    boolean[] valid = random(7, 5);
    ValidityMask mask = ValidityMask.of(WIDTH, valid);
    valid[4 * WIDTH + 9] = !valid[4 * WIDTH + 9];
    ValidityMask other = ValidityMask.of(WIDTH, valid);
    assertThat(mask).isNotEqualTo(other).isNotEqualTo(null);
    for (int row = 0; row < HEIGHT; row++) {
      assertThat(mask.hasSameRow(row, other)).isEqualTo(row != 4);
    }
    assertThat(ValidityMask.all(4, 2)).isNotEqualTo(ValidityMask.all(2, 4));
  }

  private static boolean[] random(long seed, int ofSix) {
    Random random = new Random(seed);
    boolean[] valid = new boolean[WIDTH * HEIGHT];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = random.nextInt(6) < ofSix;
    }
    return valid;
  }

  private static boolean[] flags(ValidityMask mask) {
    boolean[] valid = new boolean[mask.size()];
    for (int i = 0; i < valid.length; i++) {
      valid[i] = mask.isValid(i);
    }
    return valid;
  }
}
