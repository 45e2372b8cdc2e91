package org.comethunter.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.comethunter.application.progress.Cancellation;

/**
 * Turns Ctrl-C and SIGTERM into a request to stop, and gives the command time to end in order. The
 * process's exit code is then 130 or 143, as the JVM sets it. It is out within 10 seconds, whatever
 * it does.
 */
final class Interruption implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(9);

  private final Cancellation cancellation = new Cancellation();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "interruption");

  private Interruption() {}

  /** Listens from now on. */
  static Interruption listen() {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** Asked for when the process is told to end. */
  Cancellation cancellation() {
    return cancellation;
  }

  /** Waits until the process is told to end. */
  void awaitRequest() throws InterruptedException {
    cancellation.await();
  }

  private void stop() {
    cancellation.cancel();
    try {
      if (!ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        System.err.println("Still busy: ending anyway. The next start recovers what is left.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended. */
  @Override
  public void close() {
    ended.countDown();
    if (!cancellation.isRequested()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }
}
