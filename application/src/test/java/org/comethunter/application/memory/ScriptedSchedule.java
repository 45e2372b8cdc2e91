package org.comethunter.application.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.comethunter.application.port.ArchiveUnavailableException;
import org.comethunter.application.port.DownlinkSchedule;
import org.comethunter.domain.slot.DownlinkSlot;

/** A schedule that says what it is told, and remembers when it was asked. */
public final class ScriptedSchedule implements DownlinkSchedule {
  private final InstantSource clock;
  private final List<Instant> looks = new ArrayList<>();
  private Supplier<List<DownlinkSlot>> answer = () -> fail();

  public ScriptedSchedule(InstantSource clock) {
    this.clock = clock;
  }

  public synchronized void announce(DownlinkSlot... slots) {
    List<DownlinkSlot> announced = List.of(slots);
    answer = () -> announced;
  }

  public synchronized void fail(RuntimeException fault) {
    answer =
        () -> {
          throw fault;
        };
  }

  /** When it was asked. */
  public synchronized List<Instant> looks() {
    return List.copyOf(looks);
  }

  @Override
  public synchronized List<DownlinkSlot> announced() {
    looks.add(clock.instant());
    return answer.get();
  }

  private static List<DownlinkSlot> fail() {
    throw new ArchiveUnavailableException("The schedule's server cannot be reached.");
  }
}
