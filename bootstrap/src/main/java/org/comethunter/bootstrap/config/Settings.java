package org.comethunter.bootstrap.config;

import java.time.Duration;
import org.comethunter.application.pipeline.FlowSettings;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.slot.PollingPlan;

/**
 * What the configuration means to the application.
 *
 * @param downloadPolicy attempts and waits of downloads
 * @param processingPolicy attempts of processing
 * @param flow how wide frames flow
 * @param polling when live ingestion looks
 * @param cycleBackOff waits after failing cycles
 * @param lookBack how far live ingestion looks back
 */
public record Settings(
    RetryPolicy downloadPolicy,
    RetryPolicy processingPolicy,
    FlowSettings flow,
    PollingPlan polling,
    RetryPolicy cycleBackOff,
    Duration lookBack) {

  /** A claim that is older belongs to a dead worker. */
  private static final Duration CLAIM_LIMIT = Duration.ofMinutes(5);

  private static final Duration LONGEST_RETRY_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_CYCLE_DELAY = Duration.ofMinutes(30);
  private static final int MOST_ATTEMPTS = 100;
  private static final int MOST_THREADS = 256;

  /**
   * Reads them.
   *
   * @throws ConfigurationException if a value cannot be used
   */
  public static Settings of(Configuration configuration) {
    int threads = configuration.number(Key.PROCESSING_THREADS, 0, MOST_THREADS);
    Duration interval = configuration.duration(Key.LIVE_INTERVAL, PollingPlan.SHORTEST_INTERVAL);
    Duration retryDelay = configuration.duration(Key.DOWNLOAD_RETRY_DELAY, Duration.ZERO);
    return new Settings(
        new RetryPolicy(
            configuration.number(Key.DOWNLOAD_ATTEMPTS, 1, MOST_ATTEMPTS),
            retryDelay,
            longer(retryDelay, LONGEST_RETRY_DELAY),
            CLAIM_LIMIT),
        new RetryPolicy(
            configuration.number(Key.PROCESSING_ATTEMPTS, 1, MOST_ATTEMPTS),
            Duration.ZERO,
            Duration.ZERO,
            CLAIM_LIMIT),
        new FlowSettings(
            configuration.number(Key.HTTP_CONNECTIONS, 1, FlowSettings.MOST_DOWNLOADS),
            threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
            configuration.number(Key.DOWNLOAD_ATTEMPTS_PER_RUN, 1, MOST_ATTEMPTS)),
        new PollingPlan(interval, configuration.duration(Key.LIVE_GRACE, Duration.ZERO)),
        new RetryPolicy(
            MOST_ATTEMPTS, interval, longer(interval, LONGEST_CYCLE_DELAY), CLAIM_LIMIT),
        configuration.duration(Key.LIVE_LOOK_BACK, Duration.ofMinutes(10)));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
