package org.comethunter.web;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.comethunter.application.event.EventLog;
import org.comethunter.application.file.DownloadService;
import org.comethunter.application.file.MetadataService;
import org.comethunter.application.file.ProcessingService;
import org.comethunter.application.file.RecoveryService;
import org.comethunter.application.file.Replacements;
import org.comethunter.application.frame.FrameBuffer;
import org.comethunter.application.job.JobRunner;
import org.comethunter.application.job.JobService;
import org.comethunter.application.job.JobWork;
import org.comethunter.application.live.LiveCycle;
import org.comethunter.application.live.LiveLoop;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.application.live.Pause;
import org.comethunter.application.live.ScheduleWatch;
import org.comethunter.application.picture.Darkrooms;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.application.pipeline.FlowSettings;
import org.comethunter.application.pipeline.Ingestion;
import org.comethunter.application.pipeline.LiveIngestion;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.application.pipeline.SlotSync;
import org.comethunter.application.port.FrameReader;
import org.comethunter.application.port.JobQueue;
import org.comethunter.application.port.LiveCameras;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.slot.SlotService;
import org.comethunter.domain.file.RetryPolicy;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.job.Job;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.PollingPlan;

/**
 * The real services over memory and an archive without a file. Jobs wait until the test lets a
 * worker run them; the live scheduler looks at nothing.
 */
final class Service implements AutoCloseable {

  /** The log keeps that many events. */
  static final int EVENTS_KEPT = 50;

  private static final RetryPolicy POLICY =
      new RetryPolicy(3, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(5));

  final MemoryFiles files = new MemoryFiles();
  final MemoryJobs jobRows = new MemoryJobs();
  final MemorySlots slotRows = new MemorySlots();
  final EmptyArchive archive = new EmptyArchive();
  final List<UUID> queued = new CopyOnWriteArrayList<>();
  final EventLog log;
  final SlotService slots;
  final RecoveryService recovery;
  final JobService jobs;
  final LiveScheduler scheduler;
  private final JobRunner runner;
  private final ExecutorService workers =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
  private volatile Supplier<List<DownlinkSlot>> schedule = List::of;
  private volatile Optional<Set<Instrument>> cameras = Optional.empty();

  Service(Path home, InstantSource clock) {
    log = new EventLog(EVENTS_KEPT, clock);
    slots = new SlotService(() -> schedule.get(), slotRows, log, clock);
    FolderStore store = new FolderStore(home);
    recovery =
        new RecoveryService(store, files, StandardPictures.DEFAULT, POLICY, POLICY, log, clock);
    Ingestion ingestion = ingestion(store, clock);
    LiveIngestion live =
        new LiveIngestion(
            ingestion,
            new MetadataService(archive, archive, log),
            slots,
            Duration.ofHours(8),
            clock);
    JobWork work = new JobWork(new SlotSync(slots), new ObservationSync(ingestion), live);
    runner = new JobRunner(jobRows, work, log, clock);
    jobs = new JobService(jobRows, new Queue(), runner, log, clock);
    LiveCycle cycle = new NothingNew();
    ScheduleWatch watch = new ScheduleWatch(cycle, slots, Duration.ofHours(1), POLICY);
    PollingPlan plan = new PollingPlan(Duration.ofMinutes(5), Duration.ofMinutes(30));
    scheduler =
        new LiveScheduler(
            camera -> new LiveLoop(camera, cycle, watch, plan, POLICY, log, clock, Pause.REAL),
            watch,
            new Choice());
  }

  private Ingestion ingestion(FolderStore store, InstantSource clock) {
    FrameReader reader = new NoReader();
    MetadataService metadata = new MetadataService(archive, archive, log);
    return new Ingestion(
        metadata,
        new DownloadService(archive, store, reader, files, POLICY, log, clock),
        new ProcessingService(
            store,
            reader,
            new Darkrooms(reader, (_, _) -> {}, StandardPictures.DEFAULT),
            metadata,
            files,
            POLICY,
            log,
            clock),
        recovery,
        new Replacements(archive, files),
        files,
        POLICY,
        new FlowSettings(1, 1),
        workers);
  }

  /** What the published schedule says from now on. */
  void announce(Supplier<List<DownlinkSlot>> announced) {
    schedule = announced;
  }

  /** Has a worker run the job that waits longest. */
  void runNext() {
    UUID id = queued.removeFirst();
    workers.execute(
        () -> {
          try {
            runner.run(id, ProgressListener.NONE);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Waits until the job has ended. */
  Job ended(UUID id) throws InterruptedException {
    Job job = jobs.await(id, Duration.ofSeconds(20));
    if (!job.status().isFinal()) {
      throw new AssertionError("The job has not ended: " + job);
    }
    return job;
  }

  @Override
  public void close() {
    runner.close();
    scheduler.close();
    log.close();
    workers.shutdownNow();
  }

  private final class Queue implements JobQueue {
    @Override
    public void put(Job job) {
      queued.add(job.id());
    }

    @Override
    public void withdraw(UUID id) {
      queued.remove(id);
    }

    @Override
    public void forget(List<UUID> ended) {
      queued.removeAll(ended);
    }
  }

  private final class Choice implements LiveCameras {
    @Override
    public Optional<Set<Instrument>> chosen() {
      return cameras;
    }

    @Override
    public void choose(Set<Instrument> chosen) {
      Set<Instrument> copy = EnumSet.noneOf(Instrument.class);
      copy.addAll(chosen);
      cameras = Optional.of(copy);
    }
  }

  private static final class NothingNew implements LiveCycle {
    @Override
    public Result look(Instrument instrument, Cancellation cancellation) {
      return new Result(Map.of("downloaded", 0), Optional.empty());
    }

    @Override
    public void syncSlots(Cancellation cancellation) {
      // the schedule is as it was
    }
  }

  private static final class NoReader implements FrameReader {
    @Override
    public FrameHeader readHeader(Path file) {
      throw new AssertionError("There is no file to read.");
    }

    @Override
    public Frame read(Path file, FrameBuffer buffer) {
      throw new AssertionError("There is no file to read.");
    }

    @Override
    public FrameRows open(Path file) {
      throw new AssertionError("There is no file to read.");
    }
  }
}
