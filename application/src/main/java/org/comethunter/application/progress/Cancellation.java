package org.comethunter.application.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request to stop, looked at between files. Thread-safe; once asked for it stays so. */
public final class Cancellation {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();

  /** Asks the run to stop. */
  public void cancel() {
    List<Runnable> due;
    synchronized (actions) {
      asked.countDown();
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  /** Whether the run has been asked to stop. */
  public boolean isRequested() {
    return asked.getCount() == 0;
  }

  /**
   * Has an action run, once, when the stop is asked for; at once if it has been already.
   *
   * @return forgets the action when closed
   */
  public Registration whenRequested(Runnable action) {
    synchronized (actions) {
      if (!isRequested()) {
        actions.add(action);
        return () -> forget(action);
      }
    }
    action.run();
    return () -> {};
  }

  private void forget(Runnable action) {
    synchronized (actions) {
      actions.remove(action);
    }
  }

  /**
   * Waits until the run is asked to stop.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public void await() throws InterruptedException {
    asked.await();
  }

  /**
   * Waits that long, or until the run is asked to stop.
   *
   * @return whether it was asked to stop
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public boolean awaitFor(Duration time) throws InterruptedException {
    return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** An action that waits for the request. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
