package org.comethunter.persistence;

import java.util.Set;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.candidate.CandidateStatus;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * A query as the statement sees it.
 *
 * @param statuses some of them
 * @param camera one camera, or null for both
 * @param from begin of the window in which it was seen, or null for all
 * @param before the first time outside the window
 * @param belowScore score of the place where the page before ended
 * @param belowId id of that place
 * @param limit how many candidates at most
 */
record CandidateRange(
    Set<CandidateStatus> statuses,
    Instrument camera,
    String from,
    String before,
    double belowScore,
    String belowId,
    int limit) {

  /** Above every score. */
  private static final double FIRST = 2;

  static CandidateRange of(CandidateQuery query) {
    return new CandidateRange(
        query.statuses(),
        query.instrument().orElse(null),
        query.window().map(TimeWindow::start).map(TimeText::notBefore).orElse(null),
        query.window().map(TimeWindow::end).map(TimeText::notBefore).orElse(null),
        query.after().map(CandidateQuery.Place::score).orElse(FIRST),
        query.after().map(it -> it.id().toString()).orElse(""),
        query.limit());
  }
}
