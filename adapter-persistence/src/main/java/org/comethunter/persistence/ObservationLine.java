package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.orbit.SungrazerGroup;

/**
 * A row of {@code observation} with one of its marks, as it is read.
 *
 * @param observation without its marks
 * @param mark one of them; empty if it has none
 */
record ObservationLine(Observation observation, Optional<Mark> mark) {

  static ObservationLine read(ResultSet row) throws SQLException {
    return new ObservationLine(
        new Observation(
            UUID.fromString(row.getString("id")),
            row.getString("name"),
            Instrument.of(row.getString("camera")).orElseThrow(),
            Optional.ofNullable(row.getString("sungrazers")).map(ObservationLine::group),
            row.getString("note"),
            TimeText.parse(row.getString("created_at")),
            TimeText.parse(row.getString("updated_at")),
            row.getInt("version"),
            List.of()),
        row.getString("frame") == null ? Optional.empty() : Optional.of(MarkRow.read(row)));
  }

  static SungrazerGroup group(String code) {
    return SungrazerGroup.of(code)
        .orElseThrow(() -> new IllegalArgumentException("There is no group '" + code + "'."));
  }

  /** The observations of lines, those of each after one another. */
  static List<Observation> join(List<ObservationLine> lines) {
    Map<Observation, List<Mark>> marks = new LinkedHashMap<>();
    for (ObservationLine line : lines) {
      List<Mark> its = marks.computeIfAbsent(line.observation, _ -> new ArrayList<>());
      line.mark.ifPresent(its::add);
    }
    return marks.entrySet().stream().map(entry -> with(entry.getKey(), entry.getValue())).toList();
  }

  private static Observation with(Observation bare, List<Mark> marks) {
    return new Observation(
        bare.id(),
        bare.name(),
        bare.instrument(),
        bare.group(),
        bare.note(),
        bare.createdAt(),
        bare.updatedAt(),
        bare.version(),
        marks);
  }
}
