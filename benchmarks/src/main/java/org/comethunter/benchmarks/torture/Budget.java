package org.comethunter.benchmarks.torture;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a trial may spend.
 *
 * @param seed what chance follows from
 * @param time how long it may go on; it ends soon after
 * @param most how often it may try
 * @param work a folder for its own files, empty at first
 */
public record Budget(long seed, Duration time, long most, Path work) {

  /**
   * @throws IllegalArgumentException if there is nothing to spend
   */
  public Budget {
    if (!time.isPositive() || most <= 0) {
      throw new IllegalArgumentException("A trial needs time and at least one try.");
    }
  }

  /** Begins to spend it. */
  public Spending begin() {
    return new Spending(System.nanoTime());
  }

  /** A budget that is being spent. One thread counts; any may ask. */
  public final class Spending {
    private final long begun;

    private Spending(long begun) {
      this.begun = begun;
    }

    /**
     * Whether there may be another try.
     *
     * @param tried how many there have been
     */
    public boolean allows(long tried) {
      return tried < most && spent().compareTo(time) < 0;
    }

    /** The time since it was begun. */
    public Duration spent() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }
  }
}
