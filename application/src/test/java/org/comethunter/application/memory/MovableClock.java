package org.comethunter.application.memory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
public final class MovableClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public MovableClock(Instant now) {
    this.now = new AtomicReference<>(now);
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void set(Instant moment) {
    now.set(moment);
  }

  public void advance(Duration time) {
    now.updateAndGet(moment -> moment.plus(time));
  }
}
