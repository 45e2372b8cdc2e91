package org.comethunter.bootstrap.wiring;

import java.util.Comparator;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that work on pixels. What somebody waits for goes before new frames, which may be
 * hundreds; of each kind, what came first. One set of threads for both needs memory for as many
 * frames as there are threads. Thread-safe.
 */
final class PixelThreads implements AutoCloseable {
  private final ThreadPoolExecutor pool;
  private final AtomicLong count = new AtomicLong();

  PixelThreads(int threads) {
    pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            0,
            TimeUnit.SECONDS,
            new PriorityBlockingQueue<>(),
            Thread.ofPlatform().name("pixels-", 1).daemon().factory());
  }

  /** For new frames. */
  Executor forFrames() {
    return work -> pool.execute(new Task(false, count.incrementAndGet(), work));
  }

  /** For what somebody waits for. */
  Executor forPeople() {
    return work -> pool.execute(new Task(true, count.incrementAndGet(), work));
  }

  /** Takes no more work; what has been taken is done. */
  @Override
  public void close() {
    pool.shutdown();
  }

  private record Task(boolean urgent, long number, Runnable work)
      implements Runnable, Comparable<Task> {
    private static final Comparator<Task> ORDER =
        Comparator.comparing((Task task) -> !task.urgent).thenComparingLong(Task::number);

    @Override
    public void run() {
      work.run();
    }

    @Override
    public int compareTo(Task other) {
      return ORDER.compare(this, other);
    }
  }
}
