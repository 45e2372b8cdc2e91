package org.comethunter.application.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.comethunter.application.port.JobRepository;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobQuery;

/** Jobs in memory. */
public final class MemoryJobs implements JobRepository {
  private static final Comparator<Job> OLDEST_FIRST =
      Comparator.comparing(Job::createdAt).thenComparing(job -> job.id().toString());

  private final Faults faults;
  private final Map<UUID, Job> rows = new LinkedHashMap<>();

  public MemoryJobs(Faults faults) {
    this.faults = faults;
  }

  @Override
  public synchronized Job addUnlessActive(Job job) {
    faults.check();
    Optional<Job> active =
        unfinished().stream().filter(it -> it.spec().equals(job.spec())).findFirst();
    if (active.isEmpty()) {
      rows.put(job.id(), job);
    }
    return active.orElse(job);
  }

  @Override
  public synchronized Optional<Job> find(UUID id) {
    faults.check();
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<Job> list(JobQuery query) {
    faults.check();
    return rows.values().stream()
        .filter(job -> query.statuses().isEmpty() || query.statuses().contains(job.status()))
        .sorted(OLDEST_FIRST.reversed())
        .limit(query.limit())
        .toList();
  }

  @Override
  public synchronized List<Job> unfinished() {
    faults.check();
    return rows.values().stream()
        .filter(job -> !job.status().isFinal())
        .sorted(OLDEST_FIRST)
        .toList();
  }

  @Override
  public synchronized boolean compareAndSet(Job before, Job after) {
    faults.check();
    Job now = rows.get(before.id());
    boolean unchanged = now.status() == before.status() && now.runs() == before.runs();
    if (unchanged) {
      rows.put(after.id(), after);
    }
    return unchanged;
  }

  @Override
  public synchronized List<UUID> forgetFinishedBefore(Set<JobKind> kinds, Instant time) {
    List<UUID> ended =
        rows.values().stream()
            .filter(job -> kinds.contains(job.spec().kind()))
            .filter(job -> job.finishedAt().filter(time::isAfter).isPresent())
            .map(Job::id)
            .toList();
    ended.forEach(rows::remove);
    return ended;
  }
}
