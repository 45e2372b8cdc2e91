package org.comethunter.application.job;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.comethunter.application.event.Event;
import org.comethunter.application.event.EventListener;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.application.progress.ProgressListener;
import org.comethunter.application.progress.Stage;
import org.comethunter.application.report.StageProgress;

/**
 * A job in a worker's hands. Progress is told at most so often: a stage of a thousand files is not
 * worth a thousand events. Thread-safe.
 */
final class RunningJob implements ProgressListener {
  private static final long LEAST_NANOS_BETWEEN = Duration.ofMillis(200).toNanos();

  private final UUID id;
  private final ProgressListener progress;
  private final EventListener events;
  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch end = new CountDownLatch(1);
  private final Map<Stage, StageProgress> stages = new EnumMap<>(Stage.class);
  private final Map<Stage, Long> toldAt = new EnumMap<>(Stage.class);
  private volatile boolean unwanted;

  RunningJob(UUID id, ProgressListener progress, EventListener events) {
    this.id = id;
    this.progress = progress;
    this.events = events;
  }

  @Override
  public void advanced(Stage stage, int done, int total) {
    synchronized (stages) {
      stages.put(stage, new StageProgress(done, total));
      long now = System.nanoTime();
      Long before = toldAt.get(stage);
      if (before != null && done < total && now - before < LEAST_NANOS_BETWEEN) {
        return;
      }
      toldAt.put(stage, now);
      events.heard(new Event.Progress(id, stage, done, total));
    }
    progress.advanced(stage, done, total);
  }

  Map<Stage, StageProgress> stages() {
    synchronized (stages) {
      return Collections.unmodifiableMap(new EnumMap<>(stages));
    }
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /** Somebody wants the job gone, as opposed to the whole service ending. */
  void cancel() {
    unwanted = true;
    cancellation.cancel();
  }

  boolean isUnwanted() {
    return unwanted;
  }

  void ended() {
    end.countDown();
  }

  boolean awaitEnd(Duration patience) throws InterruptedException {
    return end.await(patience.toNanos(), TimeUnit.NANOSECONDS);
  }
}
