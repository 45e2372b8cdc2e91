package org.comethunter.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.job.JobStatus;
import org.comethunter.domain.time.TimeWindow;

/**
 * The columns of {@code job}: as parameters of a statement, and how a row is read. Counts are words
 * such as {@code downloaded=3}, separated by blanks.
 */
record JobRow(
    String id,
    String key,
    JobKind kind,
    Instrument camera,
    Instant startsAt,
    Instant endsAt,
    JobStatus status,
    Instant createdAt,
    Instant startedAt,
    Instant finishedAt,
    int runs,
    String counts,
    String error) {

  static JobRow of(Job job) {
    return new JobRow(
        job.id().toString(),
        job.spec().key(),
        job.spec().kind(),
        job.spec().instrument().orElse(null),
        job.spec().window().map(TimeWindow::start).orElse(null),
        job.spec().window().map(TimeWindow::end).orElse(null),
        job.status(),
        job.createdAt(),
        job.startedAt().orElse(null),
        job.finishedAt().orElse(null),
        job.runs(),
        job.counts().entrySet().stream()
            .map(count -> count.getKey() + "=" + count.getValue())
            .collect(Collectors.joining(" ")),
        job.error().orElse(null));
  }

  static Job read(ResultSet row) throws SQLException {
    Optional<Instant> startsAt = time(row, "starts_at");
    Optional<Instant> endsAt = time(row, "ends_at");
    return new Job(
        UUID.fromString(row.getString("id")),
        new JobSpec(
            JobKind.valueOf(row.getString("kind")),
            Optional.ofNullable(row.getString("camera")).flatMap(Instrument::of),
            startsAt.map(start -> new TimeWindow(start, endsAt.orElseThrow()))),
        JobStatus.valueOf(row.getString("status")),
        TimeText.parse(row.getString("created_at")),
        time(row, "started_at"),
        time(row, "finished_at"),
        row.getInt("runs"),
        counts(row.getString("counts")),
        Optional.ofNullable(row.getString("error")));
  }

  private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).map(TimeText::parse);
  }

  private static Map<String, Integer> counts(String text) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String count : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
      int equals = count.indexOf('=');
      counts.put(count.substring(0, equals), Integer.valueOf(count.substring(equals + 1)));
    }
    return counts;
  }
}
