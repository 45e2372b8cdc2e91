package org.comethunter.application.picture;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Has pictures that somebody waits for made by the threads that are there for it. Only so many are
 * waited for at once; who comes then has to come again. Thread-safe.
 */
public final class PictureMakers implements AutoCloseable {

  /** Pictures that are waited for at most: some seconds' work. */
  public static final int MOST = 48;

  private static final String ENDING = "The program is about to end and makes no more pictures.";

  private final Executor threads;
  private final int most;
  private final AtomicInteger inHand = new AtomicInteger();
  private volatile boolean closed;

  /**
   * Works with these.
   *
   * @param threads run the making; as many at once as there are
   * @param most pictures waited for at once
   */
  public PictureMakers(Executor threads, int most) {
    this.threads = threads;
    this.most = most;
  }

  /** How many pictures are waited for now. */
  public int inHand() {
    return inHand.get();
  }

  /** What the work gives, or throws, when a thread had the time to do it. */
  <T> T make(Supplier<T> work) {
    try (Place place = enter()) {
      return place.make(work);
    }
  }

  /**
   * Takes a place among those who wait.
   *
   * @throws PicturesBusyException if there is none
   */
  Place enter() {
    if (inHand.incrementAndGet() > most) {
      inHand.decrementAndGet();
      throw new PicturesBusyException(
          "So many pictures are waited for that this one cannot be made now; try again in a"
              + " moment.");
    }
    return new Place();
  }

  /** Gives up what is waited for and has not been begun, and takes no more. */
  @Override
  public void close() {
    closed = true;
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

  /** A place among those who wait; for one thing after the other. */
  final class Place implements AutoCloseable {

    /** What the work gives, or throws. */
    <T> T make(Supplier<T> work) {
      CompletableFuture<T> result = new CompletableFuture<>();
      start(work, result);
      return await(result);
    }

    /** Has the work done and the result told to whoever waits for it. */
    <T> void start(Supplier<T> work, CompletableFuture<T> result) {
      try {
        threads.execute(
            () -> {
              try {
                result.complete(unlessClosed(work));
              } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            });
      } catch (RejectedExecutionException e) {
        // nobody may wait for ever
        result.completeExceptionally(new PicturesBusyException(ENDING, e));
      }
    }

    private <T> T unlessClosed(Supplier<T> work) {
      if (closed) {
        throw new PicturesBusyException(ENDING);
      }
      return work.get();
    }

    @Override
    public void close() {
      inHand.decrementAndGet();
    }
  }
}
