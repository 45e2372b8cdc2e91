package org.comethunter.web;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.domain.file.FrameId;

/** Frames in memory, with a hook that runs before each query. */
final class MemoryCatalogue implements FrameCatalogue {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::observedAt).thenComparing(place -> place.id().toString());

  private final NavigableSet<FrameEntry> frames =
      new ConcurrentSkipListSet<>(Comparator.comparing(MemoryCatalogue::place, ORDER));
  private volatile Runnable beforeQuery = () -> {};

  void add(FrameEntry frame) {
    frames.add(frame);
  }

  void beforeQuery(Runnable action) {
    beforeQuery = action;
  }

  @Override
  public Optional<FrameEntry> find(FrameId id) {
    beforeQuery.run();
    return frames.stream().filter(frame -> frame.id().equals(id)).findFirst();
  }

  @Override
  public List<FrameEntry> list(FrameQuery query) {
    beforeQuery.run();
    return frames.stream()
        .filter(frame -> query.instrument().map(frame.id().instrument()::equals).orElse(true))
        .filter(
            frame -> query.window().map(w -> w.contains(frame.file().observedAt())).orElse(true))
        .filter(frame -> query.after().map(a -> ORDER.compare(a, place(frame)) < 0).orElse(true))
        .limit(query.limit())
        .toList();
  }

  @Override
  public long count(FrameQuery query) {
    return list(new FrameQuery(
            query.instrument(), query.window(), Optional.empty(), Integer.MAX_VALUE))
        .size();
  }

  private static Place place(FrameEntry frame) {
    return new Place(frame.file().observedAt(), frame.id());
  }
}
