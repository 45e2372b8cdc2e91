package org.comethunter.application.progress;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A request to stop, looked at between files. Thread-safe; once asked for it stays so. */
public final class Cancellation {
  private final CountDownLatch asked = new CountDownLatch(1);

  /** Asks the run to stop. */
  public void cancel() {
    asked.countDown();
  }

  /** Whether the run has been asked to stop. */
  public boolean isRequested() {
    return asked.getCount() == 0;
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
}
