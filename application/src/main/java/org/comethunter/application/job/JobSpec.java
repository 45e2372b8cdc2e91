package org.comethunter.application.job;

import java.util.Optional;
import org.comethunter.application.pipeline.ObservationSync;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * What a job is asked to do. Two equal ones ask for the same.
 *
 * @param kind what
 * @param instrument which camera; none for a slot sync
 * @param window observation times; for a frame sync only
 */
public record JobSpec(JobKind kind, Optional<Instrument> instrument, Optional<TimeWindow> window) {

  /**
   * @throws IllegalArgumentException if a part is missing, superfluous or too long
   */
  public JobSpec {
    boolean wantsInstrument = kind != JobKind.SLOT_SYNC;
    boolean wantsWindow = kind == JobKind.FRAME_SYNC;
    if (instrument.isPresent() != wantsInstrument || window.isPresent() != wantsWindow) {
      throw new IllegalArgumentException(
          "A job %s has %s and %s."
              .formatted(
                  kind,
                  wantsInstrument ? "a camera" : "no camera",
                  wantsWindow ? "a window" : "no window"));
    }
    window.ifPresent(ObservationSync::requireReasonable);
  }

  /** Bring the slots into step with the schedule. */
  public static JobSpec slotSync() {
    return new JobSpec(JobKind.SLOT_SYNC, Optional.empty(), Optional.empty());
  }

  /**
   * Bring all frames of that camera and window.
   *
   * @throws IllegalArgumentException if the window is longer than {@link
   *     ObservationSync#LONGEST_WINDOW}
   */
  public static JobSpec frameSync(Instrument instrument, TimeWindow window) {
    return new JobSpec(JobKind.FRAME_SYNC, Optional.of(instrument), Optional.of(window));
  }

  /** Look once for what is new of that camera. */
  public static JobSpec liveCycle(Instrument instrument) {
    return new JobSpec(JobKind.LIVE_CYCLE, Optional.of(instrument), Optional.empty());
  }

  /** Text that equal specs share and others do not, such as {@code live_cycle c2}. */
  public String key() {
    StringBuilder key = new StringBuilder(kind.name().toLowerCase(java.util.Locale.ROOT));
    instrument.ifPresent(camera -> key.append(' ').append(camera.code()));
    window.ifPresent(time -> key.append(' ').append(time.start()).append(' ').append(time.end()));
    return key.toString();
  }
}
