package org.comethunter.benchmarks.torture.input;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.comethunter.domain.slot.DownlinkSlot;

/** Reads a mutant of the schedule page, and now and then takes over what it announces. */
final class ScheduleSubject extends ArchiveSubject {
  private static final int SYNC_EVERY = 10;

  ScheduleSubject(Path work) throws Exception {
    super(work);
  }

  @Override
  public String feed(byte[] mutant, long number) {
    site.serve(MutantSite.SCHEDULE, mutant);
    site.header(number);
    List<DownlinkSlot> slots = ports().schedule().announced();
    if (slots.stream().map(DownlinkSlot::id).distinct().count() != slots.size()) {
      throw new MisbehaviourException("A pass is announced twice.");
    }
    for (DownlinkSlot slot : slots) {
      if (slot.window().length().compareTo(Duration.ofDays(1)) > 0) {
        throw new MisbehaviourException("A pass lasts longer than a day: " + slot);
      }
    }
    if (number % SYNC_EVERY == 0) {
      hunter.syncSlots();
    }
    site.checkRequests();
    return "passes";
  }
}
