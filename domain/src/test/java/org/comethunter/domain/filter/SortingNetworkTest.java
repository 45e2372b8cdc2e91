package org.comethunter.domain.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SortingNetworkTest {

  /**
   * A network that sorts every list of zeros and ones sorts every list (Knuth 5.3.4, theorem Z).
   */
  @Test
  void sortsAllListsOfZerosAndOnes() {
    for (int count = 1; count <= 16; count++) {
      int lists = 1 << count;
      float[][] rows = new float[count][lists];
      for (int i = 0; i < count; i++) {
        for (int list = 0; list < lists; list++) {
          rows[i][list] = list >> i & 1;
        }
      }
      SortingNetwork.sort(rows, count);
      for (int list = 0; list < lists; list++) {
        for (int i = 0; i < count; i++) {
          float expected = i < count - Integer.bitCount(list) ? 0 : 1;
          if (rows[i][list] != expected) {
            assertThat(rows[i][list])
                .as("place %d of %d, list %d", i, count, list)
                .isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void sortsLongerLists() {
    Random random = new Random(1);
    for (int count = 17; count <= 99; count++) {
      float[][] rows = new float[count][30];
      float[][] expected = new float[30][count];
      for (int i = 0; i < count; i++) {
        for (int list = 0; list < 30; list++) {
          // the first lists hold many equal values, the last are sorted the wrong way round
          rows[i][list] =
              list == 29
                  ? -i
                  : list < 10 ? random.nextInt(2 + list) : (float) random.nextGaussian() * 100;
          rows[i][list] = random.nextInt(20) == 0 ? Float.POSITIVE_INFINITY : rows[i][list];
          expected[list][i] = rows[i][list];
        }
      }
      SortingNetwork.sort(rows, count);
      for (int list = 0; list < 30; list++) {
        Arrays.sort(expected[list]);
        for (int i = 0; i < count; i++) {
          assertThat(rows[i][list]).as("place %d of %d", i, count).isEqualTo(expected[list][i]);
        }
      }
    }
  }

  @Test
  void leavesTheOtherRowsAlone() {
    float[][] rows = {{3}, {2}, {1}, {0}};
    SortingNetwork.sort(rows, 3);
    assertThat(rows).isDeepEqualTo(new float[][] {{1}, {2}, {3}, {0}});
    SortingNetwork.sort(rows, 0);
    assertThat(rows).isDeepEqualTo(new float[][] {{1}, {2}, {3}, {0}});
  }
}
