package org.comethunter.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.comethunter.benchmarks.torture.crash.Kills;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A short version of the trials; {@code ./benchmarks/run torture} is the long one. The property
 * {@code torture.seconds} says how long each may take.
 */
class TortureTest {
  private static final long SEED = 1;

  @TempDir Path work;

  private Outcome hold(Trial trial) throws Exception {
    Duration time = Duration.ofSeconds(Long.getLong("torture.seconds", 4));
    return trial.hold(new Budget(SEED, time, Long.MAX_VALUE, work));
  }

  /** One of each work at least, whatever the time: a kill takes a while. */
  @Test
  void nothingIsLostByKills() throws Exception {
    Outcome outcome = new Kills().hold(new Budget(SEED, Duration.ofSeconds(60), 3, work));

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.tried()).isPositive();
  }
}
