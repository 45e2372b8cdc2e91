package org.comethunter.bootstrap.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.comethunter.bootstrap.endtoend.RealArchive;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.FolderContent;

/** Real frames of C3: 49 of 17 October 2025. */
final class RealDay {
  static final int FRAMES = 49;
  static final Instant BEGIN = Instant.parse("2025-10-17T00:00:00Z");
  static final Instant END = BEGIN.plus(Duration.ofDays(1));

  private RealDay() {}

  /**
   * The product with these frames, not searched, an hour after midnight; skips the test where they
   * are missing.
   */
  static Observatory open(Path home) throws Exception {
    return Observatory.open(
        home,
        FolderContent.of(RealArchive.folder()),
        END.plus(Duration.ofHours(1)),
        Map.of(Instrument.C3, new TimeWindow(BEGIN, END)),
        "off");
  }
}
