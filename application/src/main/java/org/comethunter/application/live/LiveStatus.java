package org.comethunter.application.live;

import java.time.Instant;
import java.util.Optional;
import org.comethunter.application.report.CycleOutcome;

/**
 * What the live scheduler does for a camera.
 *
 * @param activity what it does now
 * @param nextLook when the next look at the archive is due; while it waits only
 * @param lastSuccess when the last look that saw the whole archive ended
 * @param lastOutcome what came of the last look that was not stopped
 */
public record LiveStatus(
    Activity activity,
    Optional<Instant> nextLook,
    Optional<Instant> lastSuccess,
    Optional<CycleOutcome> lastOutcome) {

  /** What a camera's loop can be doing. */
  public enum Activity {
    /** It is off. */
    OFF,
    /** It makes sure that the schedule is known. */
    READING_SCHEDULE,
    /** It looks at the archive. */
    LOOKING,
    /** It waits for the next look. */
    WAITING
  }

  static final LiveStatus NOTHING_YET =
      new LiveStatus(Activity.OFF, Optional.empty(), Optional.empty(), Optional.empty());

  /** Why the last look failed; empty after a success. */
  public Optional<String> lastFailure() {
    return lastOutcome.flatMap(CycleOutcome::error);
  }

  LiveStatus doing(Activity now) {
    return new LiveStatus(now, Optional.empty(), lastSuccess, lastOutcome);
  }

  LiveStatus waitingFor(Instant next) {
    return new LiveStatus(Activity.WAITING, Optional.of(next), lastSuccess, lastOutcome);
  }

  LiveStatus after(CycleOutcome outcome) {
    return new LiveStatus(
        activity,
        nextLook,
        outcome.succeeded() ? Optional.of(outcome.endedAt()) : lastSuccess,
        Optional.of(outcome));
  }
}
