package org.comethunter.persistence;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.comethunter.application.port.JobRepository;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobQuery;

/** Jobs in the table {@code job}. */
final class SqliteJobRepository implements JobRepository {

  private final Database database;

  @Inject
  SqliteJobRepository(Database database) {
    this.database = database;
  }

  @Override
  public Job addUnlessActive(Job job) {
    JobRow row = JobRow.of(job);
    return database.inTransaction(
        JobMapper.class,
        table -> table.addUnlessActive(row) == 1 ? job : table.findActive(row.key()).orElseThrow());
  }

  @Override
  public Optional<Job> find(UUID id) {
    return database.read(JobMapper.class, table -> table.find(id.toString()));
  }

  @Override
  public List<Job> list(JobQuery query) {
    String time = query.before().map(place -> TimeText.of(place.createdAt())).orElse("~");
    String id = query.before().map(place -> place.id().toString()).orElse("");
    return database.read(
        JobMapper.class, table -> table.list(query.statuses(), time, id, query.limit()));
  }

  @Override
  public List<Job> unfinished() {
    return database.read(JobMapper.class, JobMapper::unfinished);
  }

  @Override
  public boolean compareAndSet(Job before, Job after) {
    if (!before.id().equals(after.id())) {
      throw new IllegalArgumentException(
          "Job " + before.id() + " cannot become job " + after.id() + ".");
    }
    return database.inTransaction(
        JobMapper.class, table -> table.replace(JobRow.of(before), JobRow.of(after)) == 1);
  }

  @Override
  public List<UUID> forgetFinishedBefore(Set<JobKind> kinds, Instant time) {
    return database
        .inTransaction(
            JobMapper.class, table -> table.forgetFinishedBefore(kinds, TimeText.notBefore(time)))
        .stream()
        .map(UUID::fromString)
        .toList();
  }
}
