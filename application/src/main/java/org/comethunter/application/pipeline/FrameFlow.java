package org.comethunter.application.pipeline;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static org.comethunter.domain.file.FileStatus.DISCOVERED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADED;
import static org.comethunter.domain.file.FileStatus.DOWNLOADING_FAILED;
import static org.comethunter.domain.file.FileStatus.PROCESSED;
import static org.comethunter.domain.file.FileStatus.PROCESSING_FAILED;
import static org.comethunter.domain.file.FileStatus.READY;
import static org.comethunter.domain.file.FileStatus.SKIPPED;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.comethunter.application.file.DownloadOutcome;
import org.comethunter.application.file.DownloadService;
import org.comethunter.application.file.ProcessingService;
import org.comethunter.application.file.Replacements;
import org.comethunter.application.port.ProcessedFileRepository;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.file.RetryPolicy;

/**
 * Takes files as far as they go: downloaded, decided on, processed. Every file travels by itself,
 * on a virtual thread of its own, and is processed as soon as it is there (or, where pictures
 * compare frames, as soon as all are there); a slow one holds back no other. Permits bound how many
 * are downloaded, the executor how many are processed at once. Thread-safe.
 */
final class FrameFlow {
  private static final System.Logger LOG = System.getLogger(FrameFlow.class.getName());

  /** States in which there is something to do for a file. */
  static final Set<FileStatus> UNSETTLED =
      EnumSet.of(DISCOVERED, DOWNLOADING_FAILED, DOWNLOADED, READY, PROCESSING_FAILED);

  private final DownloadService downloads;
  private final ProcessingService processing;
  private final Replacements replacements;
  private final ProcessedFileRepository files;
  private final RetryPolicy downloadPolicy;
  private final FlowSettings settings;
  private final Executor processors;

  FrameFlow(
      DownloadService downloads,
      ProcessingService processing,
      Replacements replacements,
      ProcessedFileRepository files,
      RetryPolicy downloadPolicy,
      FlowSettings settings,
      Executor processors) {
    this.downloads = downloads;
    this.processing = processing;
    this.replacements = replacements;
    this.files = files;
    this.downloadPolicy = downloadPolicy;
    this.settings = settings;
    this.processors = processors;
  }

  /**
   * Runs until every file is as far as it gets in this run.
   *
   * @param ids unsettled files, none of them to be fetched anew, in the order in which they are
   *     begun
   * @param again finished files to fetch anew: replaced in the archive, or lost or damaged here
   * @throws org.comethunter.application.port.StorageException if the disk or the database failed:
   *     the run stops then
   */
  FlowReport run(
      Collection<FrameId> ids,
      Map<FrameId, FileMetadata> again,
      ProgressListener progress,
      Cancellation cancellation) {
    Set<FrameId> all = new HashSet<>(ids);
    all.addAll(again.keySet());
    Run run = new Run(all, progress, cancellation);
    ExecutorService travels =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("file-", 1).factory());
    run.stop = travels::shutdownNow;
    try (var _ = cancellation.whenRequested(travels::shutdownNow);
        travels) {
      ids.forEach(id -> start(travels, () -> run.travel(id)));
      again.values().forEach(row -> start(travels, () -> run.renew(row)));
    }
    return run.report();
  }

  private static void start(ExecutorService travels, Runnable journey) {
    try {
      travels.execute(journey);
    } catch (RejectedExecutionException e) {
      // the run has been stopped: files not begun stay as they are
    }
  }

  /** The state of one run. */
  private final class Run {
    private final int total;
    private final ProgressListener progress;
    private final Cancellation cancellation;
    private final Semaphore lines = new Semaphore(settings.downloads(), true);
    private final Arrivals arrivals;
    private final Map<Stage, Integer> through = new EnumMap<>(Stage.class);
    private final Set<FrameId> downloaded = ConcurrentHashMap.newKeySet();
    private final Set<FrameId> notRenewed = ConcurrentHashMap.newKeySet();
    private final Set<FrameId> processed = ConcurrentHashMap.newKeySet();
    private final Set<FrameId> skipped = ConcurrentHashMap.newKeySet();
    private final AtomicReference<RuntimeException> broken = new AtomicReference<>();
    private volatile Runnable stop = () -> {};

    Run(Collection<FrameId> ids, ProgressListener progress, Cancellation cancellation) {
      this.total = ids.size();
      this.arrivals = new Arrivals(ids);
      this.progress = progress;
      this.cancellation = cancellation;
    }

    void travel(FrameId id) {
      guarded(
          id,
          () -> {
            boolean there = bring(id);
            advance(Stage.DOWNLOADING);
            awaitNeighbours(id);
            if (there && finish(id) == DOWNLOADING_FAILED && bring(id)) {
              finish(id);
            }
          });
    }

    void renew(FileMetadata row) {
      guarded(
          row.id(),
          () -> {
            DownloadOutcome outcome = attempt(() -> downloads.refresh(row.id()));
            if (Thread.currentThread().isInterrupted()) {
              throw new InterruptedException();
            }
            advance(Stage.DOWNLOADING);
            if (outcome == DownloadOutcome.DOWNLOADED) {
              downloaded.add(row.id());
            }
            if (outcome == DownloadOutcome.DOWNLOADED
                || outcome == DownloadOutcome.ALREADY_ON_DISK) {
              replacements.settled(row);
            }
            if (outcome == DownloadOutcome.FAILED || outcome == DownloadOutcome.FAILED_FOR_NOW) {
              notRenewed.add(row.id());
            }
            awaitNeighbours(row.id());
            finish(row.id());
          });
    }

    /** A frame that is compared with others waits until all of this run are there. */
    private void awaitNeighbours(FrameId id) throws InterruptedException {
      arrivals.arrived(id);
      if (processing.needsNeighbours(id)) {
        arrivals.await();
      }
    }

    private synchronized void advance(Stage stage) {
      progress.advanced(stage, through.merge(stage, 1, Integer::sum), total);
    }

    /**
     * Tries to download until the file is there or this run's attempts are used up.
     *
     * @return whether it is there
     */
    private boolean bring(FrameId id) throws InterruptedException {
      if (!isToDownload(id)) {
        return true;
      }
      DownloadOutcome outcome = attempt(() -> downloads.download(id));
      if (outcome == DownloadOutcome.INTERRUPTED) {
        throw new InterruptedException();
      }
      if (outcome == DownloadOutcome.DOWNLOADED) {
        downloaded.add(id);
      }
      return !isToDownload(id);
    }

    /** Tries until it is done, cannot be done, or this run's attempts are used up. */
    private DownloadOutcome attempt(Supplier<DownloadOutcome> download)
        throws InterruptedException {
      for (int attempt = 1; ; attempt++) {
        DownloadOutcome outcome;
        takeLine();
        try {
          outcome = download.get();
        } finally {
          lines.release();
        }
        if (outcome != DownloadOutcome.FAILED_FOR_NOW || attempt == settings.attemptsPerRun()) {
          return outcome;
        }
        Thread.sleep(downloadPolicy.delay(attempt, RandomGenerator.getDefault().nextDouble()));
      }
    }

    /**
     * Waits for a free line. A stop interrupts one file after the other: a line that the first one
     * leaves is not for another that is still to be interrupted.
     */
    private void takeLine() throws InterruptedException {
      lines.acquire();
      if (isStopped()) {
        lines.release();
        throw new InterruptedException();
      }
    }

    private boolean isStopped() {
      return cancellation.isRequested() || broken.get() != null;
    }

    private boolean isToDownload(FrameId id) {
      FileStatus status = files.find(id).orElseThrow().status();
      return status == DISCOVERED || status == DOWNLOADING_FAILED;
    }

    /**
     * Has a processor take a file that is on disk to its end.
     *
     * @return its status then; DOWNLOADING_FAILED if it is not on disk any more
     */
    private FileStatus finish(FrameId id) throws InterruptedException {
      try {
        return Handover.to(processors, () -> process(id));
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          default -> throw failure(id, e.getCause());
        }
      }
    }

    private FileStatus process(FrameId id) {
      FileStatus status = files.find(id).orElseThrow().status();
      if (isStopped()) {
        return status;
      }
      if (status == PROCESSING_FAILED) {
        status = processing.retry(id);
      }
      if (status == DOWNLOADED) {
        status = processing.decide(id);
        if (status == SKIPPED) {
          skipped.add(id);
        }
      }
      if (status == READY) {
        status = processing.process(id);
        if (status == PROCESSED) {
          processed.add(id);
        }
      }
      return status;
    }

    /**
     * A failing disk or database stops the run; any other failure is one file's. What fails because
     * its thread was interrupted is neither.
     */
    private void guarded(FrameId id, Journey journey) {
      try {
        journey.run();
        advance(Stage.PROCESSING);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (StorageException e) {
        if (Thread.currentThread().isInterrupted()) {
          LOG.log(INFO, "{0} was interrupted: {1}", id, e.getMessage());
        } else {
          end(e);
        }
      } catch (RuntimeException e) {
        LOG.log(WARNING, id + " failed in an unforeseen way.", e);
        arrivals.arrived(id);
        advance(Stage.PROCESSING);
      } catch (Error e) {
        end(failure(id, e));
      }
    }

    private void end(RuntimeException cause) {
      broken.compareAndSet(null, cause);
      stop.run();
    }

    private static IllegalStateException failure(FrameId id, Throwable cause) {
      return new IllegalStateException(id + " failed in an unforeseen way.", cause);
    }

    FlowReport report() {
      if (broken.get() != null) {
        throw broken.get();
      }
      return new FlowReport(
          Set.copyOf(downloaded),
          Set.copyOf(notRenewed),
          Set.copyOf(skipped),
          Set.copyOf(processed));
    }
  }

  /** A file's way through a run. */
  @FunctionalInterface
  private interface Journey {
    void run() throws InterruptedException;
  }
}
