package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.application.port.StorageException;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.orbit.SungrazerGroup;

/**
 * The columns of {@code observation}, with one of its marks: as parameters of a statement (which
 * take no notice of the mark), and how a row is read.
 *
 * @param mark null if it has none
 */
record ObservationRow(
    String id,
    Instrument camera,
    String name,
    String sungrazers,
    String note,
    Instant createdAt,
    Instant updatedAt,
    int version,
    Mark mark) {

  static ObservationRow of(Observation observation) {
    return new ObservationRow(
        observation.id().toString(),
        observation.instrument(),
        observation.name(),
        observation.group().map(SungrazerGroup::code).orElse(null),
        observation.note(),
        observation.createdAt(),
        observation.updatedAt(),
        observation.version(),
        null);
  }

  static ObservationRow read(ResultSet row) throws SQLException {
    return new ObservationRow(
        row.getString("id"),
        Instrument.of(row.getString("camera")).orElseThrow(),
        row.getString("name"),
        row.getString("sungrazers"),
        row.getString("note"),
        TimeText.parse(row.getString("created_at")),
        TimeText.parse(row.getString("updated_at")),
        row.getInt("version"),
        row.getString("frame") == null ? null : MarkRow.read(row));
  }

  /** The observations of rows that come together for each. */
  static List<Observation> observations(List<ObservationRow> rows) {
    Map<String, List<ObservationRow>> byId = new LinkedHashMap<>();
    rows.forEach(row -> byId.computeIfAbsent(row.id, _ -> new ArrayList<>()).add(row));
    return byId.values().stream().map(ObservationRow::observation).toList();
  }

  private static Observation observation(List<ObservationRow> rows) {
    ObservationRow first = rows.getFirst();
    try {
      return new Observation(
          UUID.fromString(first.id),
          first.name,
          first.camera,
          Optional.ofNullable(first.sungrazers)
              .map(code -> SungrazerGroup.of(code).orElseThrow(() -> unknown(code))),
          first.note,
          first.createdAt,
          first.updatedAt,
          first.version,
          first.mark == null ? List.of() : rows.stream().map(ObservationRow::mark).toList());
    } catch (IllegalArgumentException e) {
      throw new StorageException(
          "The database holds an observation that is none, " + first.id + ": " + e.getMessage(), e);
    }
  }

  private static StorageException unknown(String code) {
    return new StorageException("The database holds a group that is unknown: '" + code + "'.");
  }
}
