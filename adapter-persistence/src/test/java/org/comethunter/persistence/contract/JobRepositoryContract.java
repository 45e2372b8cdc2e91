package org.comethunter.persistence.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.comethunter.application.port.JobRepository;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobKind;
import org.comethunter.domain.job.JobQuery;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.job.JobStatus;
import org.junit.jupiter.api.Test;

/** The contract of {@link JobRepository}. */
public abstract class JobRepositoryContract {
  private static final Instant NOON = Instant.parse("2025-10-17T12:00:00.123Z");
  private static final JobSpec DAY =
      JobSpec.frameSync(
          Instrument.C3, Samples.window("2025-10-17T00:00:00Z", "2025-10-18T00:00:00Z"));

  /** The repository under test, empty. */
  protected abstract JobRepository jobs();

  private static Job job(JobSpec spec, long secondsAfterNoon) {
    return Job.queued(UUID.randomUUID(), spec, NOON.plusSeconds(secondsAfterNoon));
  }

  private Job added(JobSpec spec, long secondsAfterNoon) {
    Job job = job(spec, secondsAfterNoon);
    assertThat(jobs().addUnlessActive(job)).isEqualTo(job);
    return job;
  }

  private Job changed(Job before, Job after) {
    assertThat(jobs().compareAndSet(before, after)).isTrue();
    return after;
  }

  private static JobQuery all(int limit, JobStatus... statuses) {
    return new JobQuery(Set.of(statuses), Optional.empty(), limit);
  }

  @Test
  void keepsEveryFieldOfEveryKindThroughItsLife() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("zebras", 3);
    counts.put("apes", 0);
    for (JobSpec spec : List.of(JobSpec.slotSync(), DAY, JobSpec.liveCycle(Instrument.C2))) {
      Job queued = added(spec, 0);
      assertThat(jobs().find(queued.id())).contains(queued);

      Job running = changed(queued, queued.begun(NOON.plusMillis(1)));
      assertThat(jobs().find(queued.id())).contains(running);

      Job failed =
          changed(running, running.failed("The disk is full.", counts, NOON.plusMillis(2)));
      assertThat(jobs().find(queued.id())).contains(failed);
      assertThat(jobs().find(queued.id()).orElseThrow().counts().keySet())
          .containsExactly("zebras", "apes");
    }
    assertThat(jobs().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void takesTheSameOrderOnceAtATime() {
    Job first = added(DAY, 0);
    assertThat(jobs().addUnlessActive(job(DAY, 1))).isEqualTo(first);
    Job other = added(JobSpec.liveCycle(Instrument.C3), 2);
    assertThat(jobs().addUnlessActive(job(JobSpec.liveCycle(Instrument.C3), 3))).isEqualTo(other);
    added(JobSpec.liveCycle(Instrument.C2), 4);

    Job running = changed(first, first.begun(NOON));
    assertThat(jobs().addUnlessActive(job(DAY, 5))).isEqualTo(running);

    changed(running, running.completed(Map.of(), NOON));
    added(DAY, 6);
  }

  @Test
  void ofManyThatAskForTheSameOneIsTaken() throws Exception {
    List<Job> answers = Race.of(8, number -> jobs().addUnlessActive(job(DAY, number)));
    assertThat(answers).extracting(Job::id).containsOnly(answers.getFirst().id());
    assertThat(jobs().unfinished()).hasSize(1);
  }

  @Test
  void ofManyWorkersThatBeginOneSucceeds() throws Exception {
    Job queued = added(DAY, 0);
    List<Boolean> begun = Race.of(8, _ -> jobs().compareAndSet(queued, queued.begun(NOON)));
    assertThat(begun).containsOnlyOnce(true);
  }

  @Test
  void aWorkerThatWasReplacedCannotEndTheJob() {
    Job queued = added(DAY, 0);
    Job first = changed(queued, queued.begun(NOON));
    Job again = changed(first, first.requeued());
    Job second = changed(again, again.begun(NOON));

    assertThat(jobs().compareAndSet(first, first.completed(Map.of(), NOON))).isFalse();
    assertThat(jobs().find(queued.id())).contains(second);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> jobs().compareAndSet(second, job(DAY, 1)));
  }

  @Test
  void listsTheNewestFirstPageByPage() {
    Job one = added(JobSpec.slotSync(), 0);
    Job two = added(DAY, 0);
    Job three = added(JobSpec.liveCycle(Instrument.C2), 1);
    Job four = added(JobSpec.liveCycle(Instrument.C3), 2);
    List<Job> newestFirst = new ArrayList<>(List.of(four, three));
    Stream.of(one, two)
        .sorted(Comparator.comparing((Job job) -> job.id().toString()).reversed())
        .forEach(newestFirst::add);

    assertThat(jobs().list(all(9))).isEqualTo(newestFirst);
    List<Job> paged = new ArrayList<>();
    Optional<JobQuery.Place> place = Optional.empty();
    for (int page = 0; page < 4; page++) {
      Job next = jobs().list(new JobQuery(Set.of(), place, 1)).getFirst();
      paged.add(next);
      place = Optional.of(new JobQuery.Place(next.createdAt(), next.id()));
    }
    assertThat(paged).isEqualTo(newestFirst);
    assertThat(jobs().list(new JobQuery(Set.of(), place, 1))).isEmpty();
  }

  @Test
  void listsByStatus() {
    Job waiting = added(DAY, 0);
    Job running = added(JobSpec.slotSync(), 1);
    running = changed(running, running.begun(NOON));
    Job done = added(JobSpec.liveCycle(Instrument.C3), 2);
    done = changed(done, done.begun(NOON));
    done = changed(done, done.completed(Map.of("processed", 1), NOON));

    assertThat(jobs().list(all(9, JobStatus.RUNNING))).containsExactly(running);
    assertThat(jobs().list(all(9, JobStatus.QUEUED, JobStatus.COMPLETED)))
        .containsExactly(done, waiting);
    assertThat(jobs().list(all(9, JobStatus.FAILED))).isEmpty();
    assertThat(jobs().unfinished()).containsExactly(waiting, running);
  }

  @Test
  void forgetsWhatEndedLongAgo() {
    Job old = added(DAY, 0);
    changed(old, old.cancelled(Map.of(), NOON));
    Job young = added(DAY, 1);
    changed(young, young.cancelled(Map.of(), NOON.plusMillis(1)));
    Job waiting = added(DAY, 2);

    assertThat(jobs().forgetFinishedBefore(Set.of(JobKind.LIVE_CYCLE), NOON.plusMillis(1)))
        .as("jobs of another kind")
        .isEmpty();
    assertThat(
            jobs()
                .forgetFinishedBefore(
                    Set.of(JobKind.LIVE_CYCLE, JobKind.FRAME_SYNC), NOON.plusMillis(1)))
        .containsExactly(old.id());

    assertThat(jobs().list(all(9))).extracting(Job::id).containsExactly(waiting.id(), young.id());
  }
}
