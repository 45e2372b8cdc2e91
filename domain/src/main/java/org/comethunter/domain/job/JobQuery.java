package org.comethunter.domain.job;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which jobs to list.
 *
 * @param statuses in one of these states; any if empty
 * @param before only jobs that come after this place in the order, to go on where a page ended
 * @param limit how many at most, 1 or more
 */
public record JobQuery(Set<JobStatus> statuses, Optional<Place> before, int limit) {

  /**
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public JobQuery {
    statuses = Set.copyOf(statuses);
    if (limit < 1) {
      throw new IllegalArgumentException("The limit must be at least 1, not " + limit + ".");
    }
  }

  /**
   * A place in the order of jobs, newest first.
   *
   * @param createdAt when the job was asked for
   * @param id tells jobs of the same moment apart
   */
  public record Place(Instant createdAt, UUID id) {}
}
