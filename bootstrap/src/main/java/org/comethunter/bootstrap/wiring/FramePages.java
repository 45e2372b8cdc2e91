package org.comethunter.bootstrap.wiring;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.FrameCatalogue;

/** Reads any number of frames without holding them all. */
public final class FramePages {

  /** Frames read at once. */
  public static final int SIZE = 500;

  private FramePages() {}

  /** All frames from where the query begins, its limit being the size of a page. */
  public static Stream<FrameEntry> stream(FrameCatalogue frames, FrameQuery query) {
    return Stream.iterate(
            frames.list(query),
            page -> !page.isEmpty(),
            page -> page.size() < query.limit() ? List.of() : frames.list(after(query, page)))
        .flatMap(List::stream);
  }

  private static FrameQuery after(FrameQuery query, List<FrameEntry> page) {
    FrameEntry last = page.getLast();
    return new FrameQuery(
        query.instrument(),
        query.window(),
        Optional.of(new FrameQuery.Place(last.file().observedAt(), last.id())),
        query.limit());
  }
}
