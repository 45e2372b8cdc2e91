package org.comethunter.persistence;

import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.ObservationQuery;
import org.comethunter.domain.time.TimeWindow;

/**
 * A query as the statement sees it.
 *
 * @param camera one camera, or null for both
 * @param from begin of the window of marks, or null for all
 * @param before the first time outside the window
 * @param afterTime creation time of the place where the page before ended
 * @param afterId id of that place
 * @param limit how many observations at most
 */
record ObservationRange(
    Instrument camera, String from, String before, String afterTime, String afterId, int limit) {

  /** Sorts after every id. */
  private static final String AFTER_ALL_IDS = "~";

  static ObservationRange of(ObservationQuery query) {
    String time = TimeText.BEFORE_ALL;
    String id = "";
    if (query.after().isPresent()) {
      ObservationQuery.Place place = query.after().get();
      time = TimeText.notAfter(place.createdAt());
      // a place between two storable times lies after all ids of the first
      boolean stored = time.equals(TimeText.notBefore(place.createdAt()));
      id = stored ? place.id().toString() : AFTER_ALL_IDS;
    }
    return new ObservationRange(
        query.instrument().orElse(null),
        query.window().map(TimeWindow::start).map(TimeText::notBefore).orElse(null),
        query.window().map(TimeWindow::end).map(TimeText::notBefore).orElse(null),
        time,
        id,
        query.limit());
  }
}
