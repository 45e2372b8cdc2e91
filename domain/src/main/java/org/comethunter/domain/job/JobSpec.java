package org.comethunter.domain.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * What a job is asked to do. Two equal ones ask for the same.
 *
 * @param kind what
 * @param instrument which camera; none for a slot sync
 * @param window observation times, on full milliseconds; for a frame sync only
 */
public record JobSpec(JobKind kind, Optional<Instrument> instrument, Optional<TimeWindow> window) {

  /**
   * @throws IllegalArgumentException if a part is missing or superfluous
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
    window = window.map(JobSpec::toMilliseconds);
  }

  /** Bring the slots into step with the schedule. */
  public static JobSpec slotSync() {
    return new JobSpec(JobKind.SLOT_SYNC, Optional.empty(), Optional.empty());
  }

  /** Bring all frames of that camera and window. */
  public static JobSpec frameSync(Instrument instrument, TimeWindow window) {
    return new JobSpec(JobKind.FRAME_SYNC, Optional.of(instrument), Optional.of(window));
  }

  /** Look once for what is new of that camera. */
  public static JobSpec liveCycle(Instrument instrument) {
    return new JobSpec(JobKind.LIVE_CYCLE, Optional.of(instrument), Optional.empty());
  }

  /** The same window, as wide as it must be to begin and end on a full millisecond. */
  private static TimeWindow toMilliseconds(TimeWindow window) {
    Instant end = window.end().truncatedTo(ChronoUnit.MILLIS);
    return new TimeWindow(
        window.start().truncatedTo(ChronoUnit.MILLIS),
        end.equals(window.end()) ? end : end.plusMillis(1));
  }

  /** Text that equal specs share and others do not, such as {@code live_cycle c2}. */
  public String key() {
    StringBuilder key = new StringBuilder(kind.name().toLowerCase(Locale.ROOT));
    instrument.ifPresent(camera -> key.append(' ').append(camera.code()));
    window.ifPresent(time -> key.append(' ').append(time.start()).append(' ').append(time.end()));
    return key.toString();
  }
}
