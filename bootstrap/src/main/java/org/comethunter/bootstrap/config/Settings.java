package org.comethunter.bootstrap.config;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.pipeline.FlowSettings;
import org.comethunter.application.retention.RetentionSettings;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.slot.PollingPlan;

/**
 * What the configuration means to the application.
 *
 * @param downloadPolicy attempts and waits of downloads
 * @param processingPolicy attempts of processing
 * @param processors frames processed at once
 * @param flow how wide frames flow
 * @param polling when live ingestion looks
 * @param cycleBackOff waits after failing cycles
 * @param lookBack how far live ingestion looks back
 * @param searchesCandidates whether frames that arrive are searched for what moves like a comet
 * @param pictures how pictures are made
 * @param retention how long, or how much, is kept
 * @param pictureCacheBytes how many bytes of pictures made on demand are kept
 * @param dashboardPort port of the dashboard of jobs; empty if there is to be none
 */
public record Settings(
    RetryPolicy downloadPolicy,
    RetryPolicy processingPolicy,
    int processors,
    FlowSettings flow,
    PollingPlan polling,
    RetryPolicy cycleBackOff,
    Duration lookBack,
    boolean searchesCandidates,
    StandardPictures pictures,
    RetentionSettings retention,
    long pictureCacheBytes,
    OptionalInt dashboardPort) {

  /** A claim that is older belongs to a dead worker. */
  public static final Duration CLAIM_LIMIT = Duration.ofMinutes(5);

  private static final Duration LONGEST_RETRY_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_CYCLE_DELAY = Duration.ofMinutes(30);
  private static final int MOST_ATTEMPTS = 100;
  private static final int MOST_THREADS = 256;
  private static final int LEAST_MEGABYTES = 32;
  private static final int MOST_MEGABYTES = 1 << 20;
  private static final String OFF = "off";
  private static final Pattern LOCAL =
      Pattern.compile("https?://(127\\.[0-9.]+|\\[::1]|localhost)[:/]");

  private enum Switch {
    ON,
    OFF
  }

  /**
   * Reads them.
   *
   * @throws ConfigurationException if a value cannot be used
   */
  public static Settings of(Configuration configuration) {
    int threads = configuration.number(Key.PROCESSING_THREADS, 0, MOST_THREADS);
    Duration interval = configuration.duration(Key.LIVE_INTERVAL, leastInterval(configuration));
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
        threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
        new FlowSettings(
            configuration.number(Key.HTTP_CONNECTIONS, 1, FlowSettings.MOST_DOWNLOADS),
            configuration.number(Key.DOWNLOAD_ATTEMPTS_PER_RUN, 1, MOST_ATTEMPTS)),
        new PollingPlan(interval, configuration.duration(Key.LIVE_GRACE, Duration.ZERO)),
        new RetryPolicy(
            MOST_ATTEMPTS, interval, longer(interval, LONGEST_CYCLE_DELAY), CLAIM_LIMIT),
        configuration.duration(Key.LIVE_LOOK_BACK, Duration.ofMinutes(10)),
        configuration.choice(Key.SEARCH_CANDIDATES, Switch.class) == Switch.ON,
        PictureConfiguration.of(configuration),
        RetentionConfiguration.of(configuration),
        (long) configuration.number(Key.PICTURE_CACHE_MEGABYTES, LEAST_MEGABYTES, MOST_MEGABYTES)
            << 20,
        dashboardPort(configuration));
  }

  /** A replica on this machine may be asked as often as a test likes. */
  private static Duration leastInterval(Configuration configuration) {
    boolean local = LOCAL.matcher(configuration.text(Key.ARCHIVE_URL)).lookingAt();
    return local ? Duration.ofSeconds(1) : Duration.ofMinutes(1);
  }

  private static OptionalInt dashboardPort(Configuration configuration) {
    return configuration.text(Key.DASHBOARD_PORT).equals(OFF)
        ? OptionalInt.empty()
        : OptionalInt.of(configuration.port(Key.DASHBOARD_PORT));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
