package org.comethunter.application.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one look at the archive.
 *
 * @param begunAt when it began
 * @param endedAt when it ended
 * @param counts what was done, by name such as {@code downloaded}
 * @param error why the archive was not wholly seen, if it was not
 */
public record CycleOutcome(
    Instant begunAt, Instant endedAt, Map<String, Integer> counts, Optional<String> error) {

  /** Keeps an unmodifiable copy of the counts, in their order. */
  public CycleOutcome {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /** Whether the archive was wholly seen. Files that failed do not count: they are tried again. */
  public boolean succeeded() {
    return error.isEmpty();
  }
}
