package org.comethunter.benchmarks.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

  @Test
  void theMedianLiesInTheMiddle() {
    assertThat(Figures.of(DoubleStream.of(5, 1, 9)).median()).isEqualTo(5);
    assertThat(Figures.of(DoubleStream.of(5, 1, 9, 6)).median()).isEqualTo(5.5);
    assertThat(Figures.of(DoubleStream.of(4)).median()).isEqualTo(4);
  }

  @Test
  void ninetyNineOfAHundredAreNotAboveP99() {
    assertThat(Figures.of(IntStream.rangeClosed(1, 200).asDoubleStream()).p99()).isEqualTo(198);
    assertThat(Figures.of(DoubleStream.of(3, 1, 2)).p99()).isEqualTo(3);
  }
}
