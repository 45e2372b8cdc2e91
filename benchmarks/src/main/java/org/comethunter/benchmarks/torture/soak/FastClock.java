package org.comethunter.benchmarks.torture.soak;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that goes faster than time. Two processes that make it of the same values have the same.
 * Immutable.
 *
 * @param began when it began to go, by the machine's clock
 * @param showed what it showed then
 * @param speed how many times as fast as the machine's clock it goes
 */
record FastClock(Instant began, Instant showed, double speed) implements InstantSource {

  @Override
  public Instant instant() {
    double real = Duration.between(began, Instant.now()).toNanos();
    return showed.plusNanos((long) (real * speed));
  }
}
