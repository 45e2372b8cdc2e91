package org.comethunter.bootstrap.job;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.comethunter.application.health.HealthCheck;

/**
 * Proves that jobs are run: one that does nothing is sent through the queue again and again. That
 * the workers say they are running proves nothing. Thread-safe.
 */
@Singleton
final class Canary implements HealthCheck {
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final InstantSource clock;
  private Optional<Instant> sentAt = Optional.empty();
  private Optional<Instant> returnedAt = Optional.empty();

  @Inject
  Canary(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether it is time to send it: it is not under way, or has been for too long. */
  synchronized boolean isDue() {
    Instant now = clock.instant();
    return sentAt.map(at -> !now.isBefore(at.plus(PAUSE))).orElse(true);
  }

  /** It has been put into the queue. */
  synchronized void sent() {
    if (!isUnderWay()) {
      sentAt = Optional.of(clock.instant());
    }
  }

  /** A worker has run it. */
  synchronized void returned() {
    returnedAt = Optional.of(clock.instant());
  }

  private boolean isUnderWay() {
    return sentAt.isPresent() && returnedAt.filter(at -> !at.isBefore(sentAt.get())).isEmpty();
  }

  @Override
  public String name() {
    return "jobs";
  }

  @Override
  public synchronized Finding look() {
    Instant now = clock.instant();
    String last =
        returnedAt
            .map(at -> "The last test job came back at " + at + ".")
            .orElse("No test job has come back yet.");
    boolean late = isUnderWay() && now.isAfter(sentAt.get().plus(PATIENCE));
    return late
        ? Finding.unhealthy(
            last + " One that was sent at " + sentAt.get() + " has not: restart the service.")
        : Finding.healthy(last);
  }
}
