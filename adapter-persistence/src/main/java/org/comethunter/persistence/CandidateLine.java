package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateStatus;
import org.comethunter.domain.candidate.RejectionReason;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.sungrazer.GroupGuess;

/**
 * A row of {@code candidate} with one of its positions, as it is read.
 *
 * @param candidate with that position alone
 */
record CandidateLine(Candidate candidate) {

  static CandidateLine read(ResultSet row) throws SQLException {
    Position position = PositionRow.read(row);
    Detection detection =
        new Detection(
            Instrument.of(row.getString("camera")).orElseThrow(),
            row.getDouble("score"),
            row.getDouble("position_angle"),
            group(row),
            FrameId.parse(row.getString("first_alert")),
            List.of(position),
            evidence(row));
    return new CandidateLine(
        new Candidate(
            UUID.fromString(row.getString("id")),
            detection,
            CandidateStatus.valueOf(row.getString("status")),
            Optional.ofNullable(row.getString("reason")).map(RejectionReason::valueOf),
            Optional.ofNullable(row.getString("observation")).map(UUID::fromString),
            TimeText.parse(row.getString("found_at")),
            TimeText.parse(row.getString("updated_at")),
            row.getInt("version")));
  }

  private static Evidence evidence(ResultSet row) throws SQLException {
    return new Evidence(
        row.getInt("seen"),
        row.getDouble("rms"),
        row.getDouble("clearness"),
        row.getDouble("snr"),
        known(row, "ridge"),
        known(row, "uneven"),
        known(row, "positive"),
        known(row, "dropouts"),
        row.getDouble("speed"),
        known(row, "from_stars"),
        row.getBoolean("fresh"),
        known(row, "strangers"),
        known(row, "outward"));
  }

  private static double known(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? Double.NaN : value;
  }

  private static Optional<GroupGuess> group(ResultSet row) throws SQLException {
    String code = row.getString("sungrazers");
    return code == null
        ? Optional.empty()
        : Optional.of(
            new GroupGuess(
                ObservationLine.group(code),
                row.getDouble("group_rms"),
                row.getString("group_sentence")));
  }

  /** The candidates of lines, those of each after one another. */
  static List<Candidate> join(List<CandidateLine> lines) {
    List<Candidate> candidates = new ArrayList<>();
    List<Position> positions = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Candidate here = lines.get(i).candidate;
      positions.addAll(here.detection().positions());
      boolean last = i == lines.size() - 1;
      if (last || !lines.get(i + 1).candidate.id().equals(here.id())) {
        candidates.add(here.with(here.detection().with(positions)));
        positions.clear();
      }
    }
    return candidates;
  }
}
