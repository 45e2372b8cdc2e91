package org.comethunter.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens that were guessed wrong, by where the guesses came from: a few at once, then one every ten
 * seconds. Remembers so many places at most. Thread-safe.
 */
final class Attempts {

  static final int AT_ONCE = 5;
  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final int MOST_PLACES = 1024;

  private final InstantSource clock;

  /** When all guesses of a place are forgotten. */
  private final Map<String, Instant> forgotten = new LinkedHashMap<>(16, 0.75f, true);

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  /** How long a place has to wait before it may guess again; zero if it need not. */
  synchronized Duration wait(String place) {
    Instant now = clock.instant();
    Duration wait =
        Duration.between(now, until(place, now)).minus(PAUSE.multipliedBy(AT_ONCE - 1L));
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  /** A guess was wrong. */
  synchronized void failed(String place) {
    forgotten.put(place, until(place, clock.instant()).plus(PAUSE));
    if (forgotten.size() > MOST_PLACES) {
      forgotten.remove(forgotten.keySet().iterator().next());
    }
  }

  /** A guess was right. */
  synchronized void succeeded(String place) {
    forgotten.remove(place);
  }

  /** A clock that is put back makes nobody wait for longer. */
  private Instant until(String place, Instant now) {
    Instant until = forgotten.getOrDefault(place, now);
    Instant latest = now.plus(PAUSE.multipliedBy(AT_ONCE));
    return until.isBefore(now) ? now : until.isAfter(latest) ? latest : until;
  }
}
