package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.port.CandidateRepository;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.instrument.Instrument;

/** Candidates in the table {@code candidate}, their positions in {@code candidate_position}. */
final class SqliteCandidateRepository implements CandidateRepository {

  private final Database database;

  @Inject
  SqliteCandidateRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Candidate> find(UUID id) {
    return CandidateLine.join(
            database.read(CandidateMapper.class, table -> table.find(id.toString())))
        .stream()
        .findFirst();
  }

  @Override
  public List<Candidate> list(CandidateQuery query) {
    CandidateRange range = CandidateRange.of(query);
    return CandidateLine.join(database.read(CandidateMapper.class, table -> table.list(range)));
  }

  @Override
  public List<Candidate> seenSince(Instrument instrument, Instant time) {
    return CandidateLine.join(
        database.read(
            CandidateMapper.class, table -> table.seenSince(instrument, TimeText.notBefore(time))));
  }

  @Override
  public List<Candidate> undecidedBefore(Instant time) {
    return CandidateLine.join(
        database.read(
            CandidateMapper.class, table -> table.undecidedBefore(TimeText.notBefore(time))));
  }

  @Override
  public boolean add(Candidate candidate) {
    return database.inTransaction(
        CandidateMapper.class,
        table -> {
          boolean free = table.version(candidate.id().toString()).isEmpty();
          if (free) {
            write(table, candidate);
          }
          return free;
        });
  }

  @Override
  public boolean compareAndSet(Candidate before, Candidate after) {
    if (!before.id().equals(after.id())) {
      throw new IllegalArgumentException(
          "Candidate " + before.id() + " cannot become candidate " + after.id() + ".");
    }
    String id = before.id().toString();
    return database.inTransaction(
        CandidateMapper.class,
        table -> {
          boolean asFound = table.version(id).equals(Optional.of(before.version()));
          if (asFound) {
            table.remove(id);
            write(table, after);
          }
          return asFound;
        });
  }

  private static void write(CandidateMapper table, Candidate candidate) {
    table.add(CandidateRow.of(candidate));
    candidate.detection().positions().stream()
        .map(position -> PositionRow.of(candidate.id(), position))
        .forEach(table::addPosition);
  }
}
