package org.comethunter.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.comethunter.application.port.ArchiveUnavailableException;

/**
 * Lets few requests at a time through to a host, and none while it asks to be left alone
 * (Retry-After). A short pause is waited for, a long one ends the request. Thread-safe.
 */
final class HostGate {
  /** The longest pause that a request waits for. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The longest pause that is believed. */
  static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  private static final int MOST_DIGITS = 9;

  private final int permits;
  private final Duration queueing;
  private final InstantSource clock;
  private final ConcurrentMap<String, Host> hosts = new ConcurrentHashMap<>();

  /**
   * A gate for all hosts.
   *
   * @param permits requests to one host at a time
   * @param queueing longest wait for the requests before
   */
  HostGate(int permits, Duration queueing, InstantSource clock) {
    this.permits = permits;
    this.queueing = queueing;
    this.clock = clock;
  }

  /**
   * Waits for a turn, which ends with {@link Turn#close()}.
   *
   * @throws ArchiveUnavailableException if the host is not to be asked for a longer while
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  Turn enter(String name) throws InterruptedException {
    Host host = host(name);
    if (!host.turns.tryAcquire(queueing.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new ArchiveUnavailableException(
          "No connection to %s became free within %d s.".formatted(name, queueing.toSeconds()));
    }
    Turn turn = host.turns::release;
    try {
      waitOut(name, host);
      return turn;
    } catch (InterruptedException | RuntimeException e) {
      turn.close();
      throw e;
    }
  }

  /** Whether a request would be turned away. */
  boolean isClosed(String name) {
    return remaining(host(name)).compareTo(PATIENCE) > 0;
  }

  /** Heeds a Retry-After header, in seconds or as an HTTP date; anything else is no pause. */
  void heed(String name, String retryAfter) {
    Instant until = until(retryAfter, clock.instant());
    host(name).closedUntil.accumulateAndGet(until, (a, b) -> a.isAfter(b) ? a : b);
  }

  /** What a Retry-After header asks for: from now on, and at most the longest pause. */
  static Instant until(String retryAfter, Instant now) {
    Instant asked = asked(retryAfter.strip(), now);
    Instant latest = now.plus(LONGEST_PAUSE);
    return asked.isAfter(latest) ? latest : asked;
  }

  private static Instant asked(String retryAfter, Instant now) {
    if (!retryAfter.isEmpty() && retryAfter.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return retryAfter.length() > MOST_DIGITS
          ? Instant.MAX
          : now.plusSeconds(Long.parseLong(retryAfter));
    }
    try {
      return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter));
    } catch (DateTimeException _) {
      return now;
    }
  }

  private void waitOut(String name, Host host) throws InterruptedException {
    Duration remaining = remaining(host);
    if (remaining.compareTo(PATIENCE) > 0) {
      throw new ArchiveUnavailableException(
          "%s asks not to be asked again before %s.".formatted(name, host.closedUntil.get()));
    }
    if (remaining.isPositive()) {
      Thread.sleep(remaining);
    }
  }

  private Duration remaining(Host host) {
    Instant until = host.closedUntil.get();
    Instant now = clock.instant();
    return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
  }

  private Host host(String name) {
    return hosts.computeIfAbsent(name, _ -> new Host(permits));
  }

  /** A turn at a host. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  private static final class Host {
    final Semaphore turns;
    final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.EPOCH);

    Host(int permits) {
      this.turns = new Semaphore(permits, true);
    }
  }
}
