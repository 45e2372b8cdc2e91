package org.comethunter.application.memory;

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

/** Candidates in memory. */
public final class MemoryCandidates implements CandidateRepository {
  private final Map<UUID, Candidate> rows = new LinkedHashMap<>();

  @Override
  public synchronized Optional<Candidate> find(UUID id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<Candidate> list(CandidateQuery query) {
    return rows.values().stream()
        .filter(it -> query.statuses().contains(it.status()))
        .sorted(Comparator.comparingDouble((Candidate it) -> it.detection().score()).reversed())
        .limit(query.limit())
        .toList();
  }

  @Override
  public synchronized List<Candidate> seenSince(Instrument instrument, Instant time) {
    return rows.values().stream()
        .filter(it -> it.detection().camera() == instrument)
        .filter(it -> !it.detection().lastSeen().isBefore(time))
        .toList();
  }

  @Override
  public synchronized List<Candidate> undecidedBefore(Instant time) {
    return rows.values().stream()
        .filter(it -> it.status() == CandidateStatus.NEW && it.updatedAt().isBefore(time))
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
