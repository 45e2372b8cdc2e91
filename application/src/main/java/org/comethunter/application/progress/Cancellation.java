package org.comethunter.application.progress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A request to stop, looked at between files. Thread-safe; once asked for it stays so. */
public final class Cancellation {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();

  /** Asks the run to stop, and returns when every action that waited for it has run. */
  public void cancel() {
    synchronized (actions) {
      asked.countDown();
      actions.forEach(Runnable::run);
      actions.clear();
    }
  }

  /** Whether the run has been asked to stop. */
  public boolean isRequested() {
    return asked.getCount() == 0;
  }

  /**
   * Has an action run, once, when the stop is asked for; at once if it has been already. The action
   * must be quick.
   *
   * @return forgets the action when closed: it does not run any more after that
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
   * Makes a call that ends soon when its thread is interrupted, and interrupts it when the stop is
   * asked for. That interruption does not outlive the call.
   */
  public <T> T interrupting(Supplier<T> call) {
    try (var _ = whenRequested(Thread.currentThread()::interrupt)) {
      return call.get();
    } finally {
      if (isRequested()) {
        Thread.interrupted();
      }
    }
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
