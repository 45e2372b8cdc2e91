package org.comethunter.domain.candidate;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * Which candidates to list.
 *
 * @param statuses in one of these
 * @param instrument of one camera, or of both
 * @param window seen in that time, or at any
 * @param after those that come after that place, which a page before ended with
 * @param limit how many at most
 */
public record CandidateQuery(
    Set<CandidateStatus> statuses,
    Optional<Instrument> instrument,
    Optional<TimeWindow> window,
    Optional<Place> after,
    int limit) {

  /** Where a candidate stands among others: the best come first. */
  public record Place(double score, UUID id) {}
}
