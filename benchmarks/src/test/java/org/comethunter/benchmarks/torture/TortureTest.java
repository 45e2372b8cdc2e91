package org.comethunter.benchmarks.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.comethunter.benchmarks.torture.crash.Kills;
import org.comethunter.benchmarks.torture.rest.RestRequests;
import org.comethunter.benchmarks.torture.soak.Soak;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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

  @Test
  void noRequestIsAnsweredWithAFaultOfTheServer() throws Exception {
    Outcome outcome = hold(new RestRequests());

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.tried()).isGreaterThan(50);
  }

  /** A number of requests and not a time, so that those with the right token are among them. */
  @Test
  void theRightTokenLetsRequestsInBehindTheGuard() throws Exception {
    Outcome outcome = new RestRequests().hold(new Budget(SEED, Duration.ofSeconds(60), 600, work));

    assertThat(outcome.findings()).isEmpty();
    for (String figure :
        List.of("let in with the token", "let in to the dashboard with the token")) {
      assertThat(Integer.parseInt(outcome.figures().get(figure))).as(figure).isPositive();
    }
  }

  /** Too short to say much of what levels off, but long enough to see that everything goes on. */
  @Test
  void aServiceInUseGoesOn() throws Exception {
    assumeTrue(
        Files.exists(Path.of("/proc/self/status")), "What a process needs is read in /proc.");
    Outcome outcome =
        new Soak().hold(new Budget(SEED, Duration.ofSeconds(10), Long.MAX_VALUE, work));

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.tried()).isPositive();
  }

  /** Of each work one, if there is time: a kill takes ten seconds, and more on a busy machine. */
  @Test
  @Timeout(240)
  void nothingIsLostByKills() throws Exception {
    Outcome outcome = new Kills().hold(new Budget(SEED, Duration.ofSeconds(100), 4, work));

    assertThat(outcome.findings()).isEmpty();
    assertThat(outcome.figures().keySet())
        .filteredOn(figure -> figure.startsWith("kills of "))
        .as(outcome.figures().toString())
        .hasSizeGreaterThanOrEqualTo(2);
  }
}
