package org.comethunter.simulator.schedule;

import java.time.Instant;
import java.util.List;

/**
 * A schedule as published.
 *
 * @param publishedAt when it was generated or last edited
 * @param passes in order of their begin
 */
public record Schedule(Instant publishedAt, List<Pass> passes) {

  public Schedule {
    passes = List.copyOf(passes);
  }
}
