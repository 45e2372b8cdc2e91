package org.comethunter.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.comethunter.benchmarks.torture.input.InputTrials;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every trial that feeds mutants, held for some seconds. */
class InputTortureTest {
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("torture.seconds", 4));

  @TempDir Path work;

  static List<Trial> trials() {
    return InputTrials.all();
  }

  @ParameterizedTest
  @MethodSource("trials")
  void theProductUsesOrRefusesWhatItIsFed(Trial trial) throws Exception {
    Outcome outcome = trial.hold(new Budget(1, TIME, Long.MAX_VALUE, work.resolve(trial.name())));

    assertThat(outcome.findings()).as(outcome.figures().toString()).isEmpty();
    assertThat(outcome.tried()).isGreaterThan(50);
  }
}
