package org.comethunter.web;

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
import org.comethunter.domain.job.JobQuery.Place;

/** Jobs in memory. */
final class MemoryJobs implements JobRepository {

  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparing(Place::createdAt)
          .thenComparing(place -> place.id().toString())
          .reversed();

  private final Map<UUID, Job> rows = new LinkedHashMap<>();

  @Override
  public synchronized Job addUnlessActive(Job job) {
    Optional<Job> active =
        unfinished().stream().filter(known -> known.spec().equals(job.spec())).findFirst();
    if (active.isEmpty()) {
      rows.put(job.id(), job);
    }
    return active.orElse(job);
  }

  @Override
  public synchronized Optional<Job> find(UUID id) {
    return Optional.ofNullable(rows.get(id));
  }

  @Override
  public synchronized List<Job> list(JobQuery query) {
    return rows.values().stream()
        .filter(job -> query.statuses().isEmpty() || query.statuses().contains(job.status()))
        .filter(
            job -> query.before().map(b -> NEWEST_FIRST.compare(b, place(job)) < 0).orElse(true))
        .sorted(Comparator.comparing(MemoryJobs::place, NEWEST_FIRST))
        .limit(query.limit())
        .toList();
  }

  private static Place place(Job job) {
    return new Place(job.createdAt(), job.id());
  }

  @Override
  public synchronized List<Job> unfinished() {
    return rows.values().stream().filter(job -> !job.status().isFinal()).toList();
  }

  @Override
  public synchronized boolean compareAndSet(Job before, Job after) {
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
