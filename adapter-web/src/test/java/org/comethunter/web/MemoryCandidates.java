package org.comethunter.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.port.CandidateRepository;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.candidate.CandidateStatus;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/** Candidates in memory. */
final class MemoryCandidates implements CandidateRepository {

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate one) -> one.detection().score())
          .thenComparing(one -> one.id().toString())
          .reversed();

  private final Map<UUID, Candidate> rows = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Candidate> find(UUID id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<Candidate> list(CandidateQuery query) {
    return rows.values().stream()
        .filter(one -> query.statuses().contains(one.status()))
        .filter(one -> query.instrument().map(one.detection().camera()::equals).orElse(true))
        .filter(one -> query.window().map(window -> isIn(one, window)).orElse(true))
        .sorted(BEST_FIRST)
        .dropWhile(one -> query.after().map(place -> !isAfter(one, place)).orElse(false))
        .limit(query.limit())
        .toList();
  }

  private static boolean isIn(Candidate one, TimeWindow window) {
    return one.detection().positions().stream()
        .anyMatch(position -> window.contains(position.geometry().observedAt()));
  }

  private static boolean isAfter(Candidate one, CandidateQuery.Place place) {
    double score = one.detection().score();
    return score < place.score()
        || (score == place.score() && one.id().toString().compareTo(place.id().toString()) < 0);
  }

  @Override
  public synchronized List<Candidate> seenSince(Instrument instrument, Instant time) {
    return rows.values().stream()
        .filter(one -> one.detection().camera() == instrument)
        .filter(one -> !one.detection().lastSeen().isBefore(time))
        .toList();
  }

  @Override
  public synchronized List<Candidate> undecidedBefore(Instant time) {
    return rows.values().stream()
        .filter(one -> one.status() == CandidateStatus.NEW && one.updatedAt().isBefore(time))
        .toList();
  }

  @Override
  public synchronized boolean add(Candidate candidate) {
    return rows.putIfAbsent(candidate.id(), candidate) == null;
  }

  @Override
  public synchronized boolean compareAndSet(Candidate before, Candidate after) {
    boolean asFound = rows.get(before.id()).version() == before.version();
    if (asFound) {
      rows.put(after.id(), after);
    }
    return asFound;
  }
}
