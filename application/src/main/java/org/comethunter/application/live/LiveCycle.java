package org.comethunter.application.live;

import java.util.Map;
import java.util.Optional;
import org.comethunter.application.progress.Cancellation;
import org.comethunter.domain.instrument.Instrument;

/** How the live scheduler has its work done. Thread-safe. */
public interface LiveCycle {

  /**
   * Looks once at the archive for what is new of a camera.
   *
   * @throws RuntimeException with a sentence for the user if it could not be done
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  Result look(Instrument instrument, Cancellation cancellation) throws InterruptedException;

  /**
   * Brings the slots into step with the schedule.
   *
   * @throws RuntimeException with a sentence for the user if the schedule could not be read
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  void syncSlots(Cancellation cancellation) throws InterruptedException;

  /**
   * What a look brought.
   *
   * @param counts what was done, by name such as {@code downloaded}
   * @param error why the archive was not wholly seen, if it was not
   */
  record Result(Map<String, Integer> counts, Optional<String> error) {}
}
