package org.comethunter.application.live;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.comethunter.application.port.LiveCameras;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.instrument.Instrument;

/**
 * Follows the archive for the cameras that are on, each in a loop of its own: what delays one
 * camera does not delay the other. Which ones are on outlives the process. Thread-safe.
 */
public final class LiveScheduler implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<Instrument, LiveLoop> loops = new EnumMap<>(Instrument.class);
  private final Map<Instrument, Run> runs = new EnumMap<>(Instrument.class);
  private final ScheduleWatch schedule;
  private final LiveCameras cameras;
  private volatile Set<Instrument> on = Set.of();
  private boolean closed;

  /**
   * Nothing is on yet.
   *
   * @param loops makes the loop of a camera; called once for each
   */
  public LiveScheduler(
      Function<Instrument, LiveLoop> loops, ScheduleWatch schedule, LiveCameras cameras) {
    for (Instrument instrument : Instrument.values()) {
      this.loops.put(instrument, loops.apply(instrument));
    }
    this.schedule = schedule;
    this.cameras = cameras;
  }

  /** Turns on what was on before the last end of the process; all cameras if nobody ever chose. */
  public synchronized void resume() {
    cameras.chosen().orElse(EnumSet.allOf(Instrument.class)).forEach(this::turnOn);
  }

  /**
   * Turns cameras on, and leaves the others as they are. Those that are on stay on.
   *
   * @throws org.comethunter.application.port.StorageException if that cannot be remembered; nothing
   *     is changed then
   */
  public synchronized void start(Set<Instrument> wanted) {
    Set<Instrument> after = EnumSet.copyOf(wanted);
    after.addAll(on);
    cameras.choose(after);
    wanted.forEach(this::turnOn);
  }

  /**
   * Turns cameras off, and waits for a look in hand to end; it is cancelled.
   *
   * @throws org.comethunter.application.port.StorageException if that cannot be remembered; nothing
   *     is changed then
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public synchronized void stop(Set<Instrument> unwanted) throws InterruptedException {
    Set<Instrument> after = EnumSet.allOf(Instrument.class);
    after.retainAll(on);
    after.removeAll(unwanted);
    cameras.choose(after);
    turnOff(unwanted);
  }

  private void turnOn(Instrument instrument) {
    if (closed) {
      throw new IllegalStateException("The live scheduler has been closed.");
    }
    runs.computeIfAbsent(instrument, camera -> Run.of(camera, loops.get(camera)));
    on = Set.copyOf(runs.keySet());
  }

  private void turnOff(Set<Instrument> unwanted) throws InterruptedException {
    for (Instrument instrument : unwanted) {
      Run run = runs.get(instrument);
      if (run != null) {
        run.cancellation().cancel();
      }
    }
    for (Instrument instrument : unwanted) {
      Run run = runs.remove(instrument);
      on = Set.copyOf(runs.keySet());
      if (run != null) {
        run.thread().join(PATIENCE);
      }
    }
  }

  /** What it does now. */
  public Status status() {
    Map<Instrument, LiveStatus> all = new EnumMap<>(Instrument.class);
    loops.forEach((instrument, loop) -> all.put(instrument, loop.status()));
    return new Status(on, all, schedule.syncedAt(), schedule.lastFailure());
  }

  /** Ends all loops without forgetting which were on. An interrupt cuts the wait short. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      turnOff(on);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What the scheduler does.
   *
   * @param on the cameras that are on
   * @param cameras what it does for each camera, off ones included
   * @param scheduleSyncedAt when the schedule was last fetched; empty if not in this process
   * @param scheduleFailure why the schedule could not be fetched; empty after a success
   */
  public record Status(
      Set<Instrument> on,
      Map<Instrument, LiveStatus> cameras,
      Optional<Instant> scheduleSyncedAt,
      Optional<String> scheduleFailure) {}

  private record Run(Thread thread, Cancellation cancellation) {

    static Run of(Instrument instrument, LiveLoop loop) {
      Cancellation cancellation = new Cancellation();
      Thread thread =
          Thread.ofPlatform()
              .name("live-" + instrument.code())
              .daemon()
              .start(() -> loop.run(cancellation));
      return new Run(thread, cancellation);
    }
  }
}
