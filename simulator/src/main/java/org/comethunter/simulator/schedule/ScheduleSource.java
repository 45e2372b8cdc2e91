package org.comethunter.simulator.schedule;

import java.time.Instant;

/** Where a replica's schedule comes from. Thread-safe. */
@FunctionalInterface
public interface ScheduleSource {

  /** The schedule that is published at that moment. */
  Schedule at(Instant now);
}
