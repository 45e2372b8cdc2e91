package org.comethunter.persistence;

import java.util.Optional;
import org.comethunter.application.frame.FileQuery;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * A query as the index sees it: everything after one place and before one time.
 *
 * @param camera one camera, or null for both
 * @param afterTime observation time of the place
 * @param afterId id of the place; empty for the very beginning of its time
 * @param before the first time that is outside
 * @param limit how many at most
 */
record FrameRange(Instrument camera, String afterTime, String afterId, String before, int limit) {

  static FrameRange of(FrameQuery query) {
    return of(query.instrument(), query.window(), query.after(), query.limit());
  }

  static FrameRange of(FileQuery query) {
    return of(query.instrument(), query.window(), query.after(), query.limit());
  }

  private static FrameRange of(
      Optional<Instrument> camera, Optional<TimeWindow> window, Optional<Place> after, int limit) {
    String from =
        window.map(TimeWindow::start).map(TimeText::notBefore).orElse(TimeText.BEFORE_ALL);
    String before = window.map(TimeWindow::end).map(TimeText::notBefore).orElse(TimeText.AFTER_ALL);
    FrameRange whole = new FrameRange(camera.orElse(null), from, "", before, limit);
    return after.map(whole::goingOnAfter).orElse(whole);
  }

  private FrameRange goingOnAfter(Place place) {
    String time = TimeText.notBefore(place.observedAt());
    if (time.compareTo(afterTime) < 0) {
      return this;
    }
    // a place between two storable times lies before all ids of the second
    boolean stored = time.equals(TimeText.notAfter(place.observedAt()));
    return new FrameRange(camera, time, stored ? place.id().toString() : "", before, limit);
  }
}
