package org.comethunter.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.ObservationQuery;

/** Observations in memory. */
final class MemoryObservations implements ObservationRepository {

  private static final Comparator<Observation> ORDER =
      Comparator.comparing(Observation::createdAt).thenComparing(one -> one.id().toString());

  private final Map<UUID, Observation> rows = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Observation> find(UUID id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<Observation> list(ObservationQuery query) {
    return rows.values().stream()
        .filter(one -> query.instrument().map(one.instrument()::equals).orElse(true))
        .filter(one -> query.window().isEmpty() || isIn(one, query))
        .filter(one -> query.after().isEmpty() || isAfter(one, query.after().get()))
        .sorted(ORDER)
        .limit(query.limit())
        .toList();
  }

  private static boolean isIn(Observation one, ObservationQuery query) {
    return one.marks().isEmpty()
        || one.marks().stream()
            .anyMatch(mark -> query.window().orElseThrow().contains(mark.observedAt()));
  }

  private static boolean isAfter(Observation one, ObservationQuery.Place place) {
    int order = one.createdAt().compareTo(place.createdAt());
    return order > 0 || (order == 0 && one.id().toString().compareTo(place.id().toString()) > 0);
  }

  @Override
  public synchronized Set<String> names(Instrument instrument) {
    return rows.values().stream()
        .filter(one -> one.instrument() == instrument)
        .map(Observation::name)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized Set<FrameId> markedFrames() {
    return rows.values().stream()
        .flatMap(one -> one.marks().stream())
        .map(Mark::frame)
        .collect(Collectors.toSet());
  }

  @Override
  public synchronized boolean change(List<Change> changes) {
    for (Change change : changes) {
      UUID id = change.before().or(change::after).orElseThrow().id();
      Optional<Integer> stored = find(id).map(Observation::version);
      if (!stored.equals(change.before().map(Observation::version))) {
        return false;
      }
    }
    for (Change change : changes) {
      change.before().ifPresent(before -> rows.remove(before.id()));
      change.after().ifPresent(after -> rows.put(after.id(), after));
    }
    return true;
  }
}
