package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.comethunter.application.port.ObservationRepository;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.ObservationQuery;

/** Observations in the table {@code observation}, their marks in {@code mark}. */
final class SqliteObservationRepository implements ObservationRepository {

  private final Database database;

  @Inject
  SqliteObservationRepository(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Observation> find(UUID id) {
    List<ObservationLine> rows =
        database.read(ObservationMapper.class, table -> table.find(id.toString()));
    return ObservationLine.join(rows).stream().findFirst();
  }

  @Override
  public List<Observation> list(ObservationQuery query) {
    ObservationRange range = ObservationRange.of(query);
    return ObservationLine.join(database.read(ObservationMapper.class, table -> table.list(range)));
  }

  @Override
  public Set<String> names(Instrument instrument) {
    return database.read(ObservationMapper.class, table -> table.names(instrument));
  }

  @Override
  public Set<FrameId> markedFrames() {
    return database.read(ObservationMapper.class, ObservationMapper::markedFrames);
  }

  @Override
  public boolean change(List<Change> changes) {
    if (changes.isEmpty()) {
      return true;
    }
    return database.inTransaction(
        ObservationMapper.class,
        table -> {
          boolean asFound = changes.stream().allMatch(change -> isAsFound(table, change));
          if (asFound) {
            changes.forEach(change -> make(table, change));
          }
          return asFound;
        });
  }

  private static boolean isAsFound(ObservationMapper table, Change change) {
    UUID id = change.before().or(change::after).orElseThrow().id();
    return table.version(id.toString()).equals(change.before().map(Observation::version));
  }

  private static void make(ObservationMapper table, Change change) {
    if (change.after().isEmpty()) {
      table.remove(change.before().orElseThrow().id().toString());
      return;
    }
    Observation after = change.after().get();
    Set<Mark> stored = new HashSet<>();
    if (change.before().isEmpty()) {
      table.add(ObservationRow.of(after));
    } else {
      table.replace(ObservationRow.of(after));
      stored.addAll(change.before().get().marks());
    }
    Set<Mark> wanted = new HashSet<>(after.marks());
    for (Mark mark : stored) {
      if (!wanted.contains(mark)) {
        table.removeMark(after.id().toString(), mark.frame());
      }
    }
    for (Mark mark : after.marks()) {
      if (!stored.contains(mark)) {
        table.addMark(MarkRow.of(after.id(), mark));
      }
    }
  }
}
