package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.Ports;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.Replica;

/** A home with frames of C3 from a replica of the archive. */
public final class PictureHome {
  private static final Duration CADENCE = Duration.ofMinutes(12);

  private PictureHome() {}

  /** When the frames of a home with that many were taken. */
  public static TimeWindow window(int count) {
    Instant start = SampleFrames.DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new TimeWindow(start, start.plus(CADENCE.multipliedBy(count)));
  }

  /**
   * Fills it, and lets it follow no camera.
   *
   * @param count about how many frames
   * @return their ids
   */
  public static List<FrameId> fill(Path home, int count) throws IOException {
    TimeWindow window = window(count);
    Ports[] ports = new Ports[1];
    try (Replica replica = Replica.of(SampleFrames.sky()).start();
        CometHunter hunter =
            CometHunter.builder(home)
                .archiveUrl(replica.archiveUrl().toString())
                .scheduleUrl(replica.scheduleUrl().toString())
                .adapters(
                    standard -> {
                      ports[0] = standard;
                      return standard;
                    })
                .build()) {
      IngestionReport report = hunter.sync(Instrument.C3, window);
      if (!report.isComplete()) {
        throw new IllegalStateException("The home could not be filled: " + report.inWords());
      }
      ports[0].liveCameras().choose(Set.of());
      try (Stream<FrameEntry> frames = hunter.frames(Instrument.C3, window)) {
        return frames.map(FrameEntry::id).toList();
      }
    }
  }
}
