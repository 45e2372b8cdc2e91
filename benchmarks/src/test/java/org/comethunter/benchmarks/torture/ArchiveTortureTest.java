package org.comethunter.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.comethunter.benchmarks.torture.archive.ArchiveTrial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive that spoils 30 % of its answers, for some seconds. */
class ArchiveTortureTest {
  private static final Duration TIME = Duration.ofSeconds(Long.getLong("torture.seconds", 4));

  @TempDir Path work;

  @Test
  void everythingComesInTheEndAndPolitely() throws Exception {
    Outcome outcome = new ArchiveTrial().hold(new Budget(1, TIME, Long.MAX_VALUE, work));

    assertThat(outcome.findings()).as(outcome.figures().toString()).isEmpty();
    assertThat(outcome.tried()).isPositive();
  }
}
