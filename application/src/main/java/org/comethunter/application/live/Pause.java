package org.comethunter.application.live;

import java.time.Duration;
import org.comethunter.application.progress.Cancellation;

/** How the loop lets time pass. */
@FunctionalInterface
public interface Pause {

  /** Lets real time pass. */
  Pause REAL = (time, cancellation) -> cancellation.awaitFor(time);

  /**
   * Waits that long, or until the stop is asked for.
   *
   * @return whether the stop was asked for
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  boolean wait(Duration time, Cancellation cancellation) throws InterruptedException;
}
