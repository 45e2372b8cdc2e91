package org.comethunter.domain.file;

import java.time.Duration;

/**
 * How often something that failed is tried, and how long to wait in between.
 *
 * @param maxAttempts attempts before a file is given up, 1 or more
 * @param firstDelay wait after the first failure; it doubles with each further one
 * @param longestDelay upper bound of the wait
 * @param claimLimit a claim older than this belongs to a dead worker
 */
public record RetryPolicy(
    int maxAttempts, Duration firstDelay, Duration longestDelay, Duration claimLimit) {

  /**
   * @throws IllegalArgumentException if a value is out of its range
   */
  public RetryPolicy {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("At least one attempt is needed, not " + maxAttempts);
    }
    if (firstDelay.isNegative() || longestDelay.compareTo(firstDelay) < 0) {
      throw new IllegalArgumentException("Delays must not be negative, nor shrink.");
    }
    if (!claimLimit.isPositive()) {
      throw new IllegalArgumentException("The claim limit must be positive.");
    }
  }

  /** Whether that many attempts use the policy up. */
  public boolean isExhausted(int attempts) {
    return attempts >= maxAttempts;
  }

  /**
   * The wait after that many failures: exponential, with jitter that takes off up to half of it.
   *
   * @param failures failures so far, 1 or more
   * @param jitter a random number in [0, 1)
   */
  public Duration delay(int failures, double jitter) {
    long doubled = firstDelay.toMillis() << Math.min(failures - 1, 20);
    double millis = (double) Math.min(doubled, longestDelay.toMillis());
    return Duration.ofMillis(Math.round(millis * (1 - jitter / 2)));
  }
}
