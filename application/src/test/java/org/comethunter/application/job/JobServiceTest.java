package org.comethunter.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.comethunter.application.memory.Workbench.NOON;
import static org.comethunter.application.memory.Workbench.WINDOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.comethunter.application.event.Event;
import org.comethunter.application.memory.ManualQueue;
import org.comethunter.application.memory.MemoryJobs;
import org.comethunter.application.memory.Workbench;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.StageProgress;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.job.JobSpec;
import org.comethunter.domain.job.JobStatus;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on the real pipelines; the test is the worker. */
class JobServiceTest {
  private static final JobSpec DAY = JobSpec.frameSync(Instrument.C3, WINDOW);

  @TempDir Path home;
  private final ManualQueue queue = new ManualQueue();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private Workbench bench;
  private MemoryJobs rows;
  private JobRunner runner;
  private JobService jobs;

  @BeforeEach
  void setUp() {
    bench = new Workbench(home);
    rows = new MemoryJobs(bench.faults);
    restart();
  }

  /** None of them may still write to the home when it is removed. */
  @AfterEach
  void stopWorkers() throws InterruptedException {
    workers.shutdownNow();
    assertThat(workers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Another process over the same rows. */
  private void restart() {
    JobWork work =
        new JobWork(
            bench.slotSync, bench.observationSync(2, 1), bench.liveIngestion(Duration.ofHours(8)));
    runner = new JobRunner(rows, work, bench.events, bench.clock);
    jobs = new JobService(rows, queue, runner, bench.events, bench.clock);
  }

  private Job submitted(JobSpec spec) {
    JobService.Submission answer = jobs.submit(spec);
    assertThat(answer.existing()).isFalse();
    assertThat(queue.waiting()).contains(answer.job().id());
    return answer.job();
  }

  private Job run(Job job) throws InterruptedException {
    runner.run(job.id(), ProgressListener.NONE);
    return now(job);
  }

  private void runInBackground(Job job) {
    workers.execute(() -> run(job.id()));
  }

  private void run(UUID id) {
    try {
      runner.run(id, ProgressListener.NONE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Job now(Job job) {
    return jobs.find(job.id()).orElseThrow();
  }

  /** A job in the middle of its only download, which goes on when the latch is released. */
  private Job blocked(JobSpec spec, CountDownLatch release) throws Exception {
    FrameId id = bench.fillArchive(1).getFirst();
    CountDownLatch begun = new CountDownLatch(1);
    bench.archive.script(id, bench.archive.blocked(begun, release));
    Job job = submitted(spec);
    runInBackground(job);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    return job;
  }

  private List<JobStatus> told(Job job) {
    return bench.events.of(Event.JobChanged.class).stream()
        .map(Event.JobChanged::job)
        .filter(it -> it.id().equals(job.id()))
        .map(Job::status)
        .toList();
  }

  @Test
  void aFrameSyncIsRunAndItsCountsAreKept() throws Exception {
    bench.fillArchive(3);
    Job job = submitted(DAY);
    bench.clock.advance(Duration.ofSeconds(5));

    Job ended = run(job);

    assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(ended.counts()).containsEntry("processed", 3).containsEntry("failed", 0);
    assertThat(ended.createdAt()).isEqualTo(NOON);
    assertThat(ended.startedAt()).contains(NOON.plusSeconds(5));
    assertThat(ended.finishedAt()).isPresent();
    assertThat(told(job)).containsExactly(JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.COMPLETED);
    assertThat(bench.events.of(Event.Progress.class))
        .contains(new Event.Progress(job.id(), Stage.PROCESSING, 3, 3));
  }

  @Test
  void slotSyncsAndLiveCyclesAreRunToo() throws Exception {
    bench.schedule.announce(
        DownlinkSlot.announced(new TimeWindow(NOON, NOON.plusSeconds(60)), "D34"));
    assertThat(run(submitted(JobSpec.slotSync())).counts()).containsEntry("added", 1);

    bench.archive.add(Workbench.id(1), Workbench.frame(55));
    Job cycle = run(submitted(JobSpec.liveCycle(Instrument.C3)));
    assertThat(cycle.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(cycle.counts()).containsEntry("processed", 1);
  }

  @Test
  void whatIsQueuedOrRunningIsNotAskedForTwice() throws Exception {
    Job job = submitted(DAY);
    JobService.Submission again = jobs.submit(DAY);
    assertThat(again.existing()).isTrue();
    assertThat(again.job()).isEqualTo(job);
    assertThat(jobs.submit(JobSpec.frameSync(Instrument.C2, WINDOW)).existing()).isFalse();

    run(job);
    assertThat(jobs.submit(DAY).existing()).isFalse();
  }

  @Test
  void windowsThatAreTooLongAreRefused() {
    TimeWindow years = new TimeWindow(NOON, NOON.plus(Duration.ofDays(800)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> jobs.submit(JobSpec.frameSync(Instrument.C3, years)))
        .withMessageContaining("366 days");
    assertThat(queue.waiting()).isEmpty();
  }

  @Test
  void anArchiveThatCannotBeReachedFailsTheJobWithItsSentence() throws Exception {
    bench.archive.failListings(Optional.of(new ArchiveUnavailableException("No route to host.")));
    Job job = submitted(DAY);

    Job ended = run(job);

    assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
    assertThat(ended.error()).contains("No route to host.");
  }

  @Test
  void aFolderThatCouldNotBeListedFailsTheJobButItsCountsAreKept() throws Exception {
    bench.fillArchive(1);
    TimeWindow twoDays = new TimeWindow(WINDOW.start(), WINDOW.end().plusSeconds(60));
    bench.archive.scriptDay(
        Workbench.DAY.plusDays(1),
        () -> {
          throw new ArchiveUnavailableException("The server broke off.");
        });

    Job ended = run(submitted(JobSpec.frameSync(Instrument.C3, twoDays)));

    assertThat(ended.status()).isEqualTo(JobStatus.FAILED);
    assertThat(ended.error()).contains("The server broke off.");
    assertThat(ended.counts()).containsEntry("processed", 1).containsEntry("foldersFailed", 1);
  }

  @Test
  void aQueuedJobIsCancelledAtOnceAndNeverRun() throws Exception {
    bench.fillArchive(1);
    Job job = submitted(DAY);

    assertThat(jobs.cancel(job.id()).orElseThrow().status()).isEqualTo(JobStatus.CANCELLED);

    assertThat(queue.waiting()).isEmpty();
    assertThat(runner.run(job.id(), ProgressListener.NONE)).isEmpty();
    assertThat(bench.archive.requests()).isEmpty();
    assertThat(told(job)).containsExactly(JobStatus.QUEUED, JobStatus.CANCELLED);
    assertThat(jobs.cancel(job.id())).as("a second time").contains(now(job));
    assertThat(jobs.cancel(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aRunningJobIsCancelledInTheMiddleOfADownloadWhichIsGivenBack() throws Exception {
    Job job = blocked(DAY, new CountDownLatch(1));
    assertThat(jobs.progress(job.id())).containsEntry(Stage.LISTING, new StageProgress(1, 1));

    jobs.cancel(job.id());

    Job ended = jobs.await(job.id(), Duration.ofSeconds(10));
    assertThat(ended.status()).isEqualTo(JobStatus.CANCELLED);
    assertThat(bench.status(Workbench.id(0))).isEqualTo(FileStatus.DOWNLOADING_FAILED);
    assertThat(bench.files.get(Workbench.id(0)).downloadAttempts()).isZero();
    assertThat(jobs.progress(job.id())).isEmpty();
    assertThat(told(job)).endsWith(JobStatus.CANCELLED);
  }

  @Test
  void ofTwoWorkersThatAreGivenTheSameJobOneRunsIt() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Job job = blocked(DAY, release);

    assertThat(runner.run(job.id(), ProgressListener.NONE)).isEmpty();

    release.countDown();
    assertThat(jobs.await(job.id(), Duration.ofSeconds(10)).status())
        .isEqualTo(JobStatus.COMPLETED);
    assertThat(bench.archive.requests()).hasSize(1);
  }

  @Test
  void manyFrameSyncsLeaveTheWayFreeForALiveCycle() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Job first = blocked(DAY, release);
    TimeWindow night = new TimeWindow(WINDOW.start(), WINDOW.start().plusSeconds(60));
    for (Instrument camera : Instrument.values()) {
      runInBackground(submitted(JobSpec.frameSync(camera, night)));
    }

    assertThat(run(submitted(JobSpec.liveCycle(Instrument.C2))).status())
        .isEqualTo(JobStatus.COMPLETED);
    assertThat(now(first).status()).isEqualTo(JobStatus.RUNNING);
    release.countDown();
  }

  @Test
  void anOrderlyEndPutsAFrameSyncBackAndTheNextProcessGoesOnWithIt() throws Exception {
    Job job = blocked(DAY, new CountDownLatch(1));

    runner.close();
    assertThat(runner.awaitIdle(Duration.ofSeconds(10))).isTrue();

    assertThat(now(job).status()).isEqualTo(JobStatus.QUEUED);
    assertThat(runner.run(job.id(), ProgressListener.NONE)).as("closed").isEmpty();
    queue.withdraw(job.id());
    restart();
    jobs.recover();
    assertThat(queue.waiting()).containsExactly(job.id());
    Job ended = run(job);
    assertThat(ended.status()).isEqualTo(JobStatus.COMPLETED);
    assertThat(ended.runs()).isEqualTo(2);
  }

  @Test
  void afterACrashAFrameSyncGoesOnAndOtherJobsHaveFailedClearly() {
    Job sync = begun(DAY);
    Job cycle = begun(JobSpec.liveCycle(Instrument.C3));
    Job waiting = submitted(JobSpec.slotSync());
    restart();

    jobs.recover();

    assertThat(now(sync).status()).isEqualTo(JobStatus.QUEUED);
    assertThat(queue.waiting()).containsExactly(sync.id());
    assertThat(now(cycle).status()).isEqualTo(JobStatus.FAILED);
    assertThat(now(cycle).error()).contains("The process ended while the job was running.");
    assertThat(now(waiting).error()).contains("The process ended before the job was begun.");
  }

  @Test
  void aFrameSyncThatIsCutOffAgainAndAgainIsGivenUp() {
    Job job = begun(DAY);
    for (int restart = 0; restart < 2; restart++) {
      jobs.recover();
      Job queued = now(job);
      assertThat(rows.compareAndSet(queued, queued.begun(NOON))).isTrue();
    }

    jobs.recover();

    assertThat(now(job).status()).isEqualTo(JobStatus.FAILED);
    assertThat(now(job).runs()).isEqualTo(3);
  }

  private Job begun(JobSpec spec) {
    Job job = submitted(spec);
    Job running = job.begun(NOON);
    assertThat(rows.compareAndSet(job, running)).isTrue();
    return running;
  }

  @Test
  void jobsThatEndedAMonthAgoAreForgottenThoseOfRoutineAfterADay() throws Exception {
    Job routine = run(submitted(JobSpec.slotSync()));
    Job old = run(submitted(DAY));
    bench.clock.advance(Duration.ofDays(1));
    jobs.recover();
    assertThat(jobs.find(routine.id())).isPresent();
    bench.clock.advance(Duration.ofHours(1).plusMillis(1));

    Job young = run(submitted(JobSpec.slotSync()));

    assertThat(jobs.find(routine.id())).as("while the process goes on").isEmpty();
    assertThat(queue.forgotten()).containsExactly(routine.id());
    assertThat(jobs.find(old.id())).isPresent();
    assertThat(jobs.find(young.id())).isPresent();
    bench.clock.advance(Duration.ofDays(29));
    jobs.recover();
    assertThat(jobs.find(old.id())).isEmpty();
  }

  @Test
  void aJobThatCannotBeQueuedHasFailedAndCanBeAskedForAgain() {
    queue.breakDown();

    assertThatThrownBy(() -> jobs.submit(DAY)).isInstanceOf(StorageException.class);

    assertThat(rows.unfinished()).isEmpty();
    assertThat(told(bench.events.of(Event.JobChanged.class).getFirst().job()))
        .containsExactly(JobStatus.QUEUED, JobStatus.FAILED);
  }

  @Test
  void awaitsNoLongerThanItIsTold() throws Exception {
    Job job = submitted(DAY);
    assertThat(jobs.await(job.id(), Duration.ofMillis(60)).status()).isEqualTo(JobStatus.QUEUED);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> jobs.await(UUID.randomUUID(), Duration.ZERO));
  }

  @Test
  void aStageOfManyFilesIsToldNowAndThenAndAtItsEnd() {
    RunningJob running = new RunningJob(UUID.randomUUID(), ProgressListener.NONE, bench.events);
    for (int done = 1; done <= 5_000; done++) {
      running.advanced(Stage.DOWNLOADING, done, 5_000);
    }
    List<Event.Progress> told = bench.events.of(Event.Progress.class);
    assertThat(told).hasSizeLessThan(100);
    assertThat(told.getFirst().done()).isEqualTo(1);
    assertThat(told.getLast().done()).isEqualTo(5_000);
    assertThat(running.stages())
        .isEqualTo(Map.of(Stage.DOWNLOADING, new StageProgress(5_000, 5_000)));
  }
}
