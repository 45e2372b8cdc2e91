package org.comethunter.application.pipeline;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** Hands a task to an executor that others use too, and waits for it. */
final class Handover {

  private Handover() {}

  /**
   * Has the task run and waits for its end. An interruption takes back a task that has not begun,
   * and waits for one that has: when this returns, nothing goes on.
   *
   * @throws ExecutionException if the task failed
   * @throws InterruptedException if the thread was interrupted; the task may have run
   */
  static <T> T to(Executor executor, Callable<T> task)
      throws ExecutionException, InterruptedException {
    FutureTask<T> future = new FutureTask<>(task);
    AtomicBoolean taken = new AtomicBoolean();
    executor.execute(
        () -> {
          if (taken.compareAndSet(false, true)) {
            future.run();
          }
        });
    try {
      return future.get();
    } catch (InterruptedException e) {
      if (!taken.compareAndSet(false, true)) {
        awaitEnd(future);
      }
      throw e;
    }
  }

  private static void awaitEnd(FutureTask<?> future) throws ExecutionException {
    while (true) {
      try {
        future.get();
        return;
      } catch (InterruptedException e) {
        // whoever interrupts a second time waits no less: the task is in the middle of a file
      }
    }
  }
}
