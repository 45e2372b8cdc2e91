package org.comethunter.application.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a look at the schedule brought.
 *
 * @param announced passes announced that are not over
 * @param added of those, new ones
 * @param moved slots whose end was moved
 * @param withdrawn slots that the schedule no longer announces
 */
public record SlotSyncReport(int announced, int added, int moved, int withdrawn) {

  /** The counts by name. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    counts.put("announced", announced);
    counts.put("added", added);
    counts.put("moved", moved);
    counts.put("withdrawn", withdrawn);
    return counts;
  }
}
