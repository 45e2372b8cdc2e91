package org.comethunter.application.picture;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Has work with pixels done by the threads that are there for it, and waits for the result. */
final class PixelWork {
  private PixelWork() {}

  /** What the work gives, or throws, when a thread had the time to do it. */
  static <T> T run(Executor threads, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    start(threads, work, result);
    return await(result);
  }

  /** Has the work done and the result told to whoever waits for it. */
  static <T> void start(Executor threads, Supplier<T> work, CompletableFuture<T> result) {
    try {
      threads.execute(
          () -> {
            try {
              result.complete(work.get());
            } catch (RuntimeException | Error e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      // the program is about to end: nobody may wait for ever
      result.completeExceptionally(e);
    }
  }

  /** The result, once it is there, or what was thrown instead. */
  static <T> T await(CompletableFuture<T> result) {
    try {
      return result.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw e;
      }
    }
  }
}
