package org.comethunter.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.SolarArchive;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.bootstrap.ForwardingPorts;
import org.comethunter.bootstrap.Ports;
import org.comethunter.bootstrap.config.Key;
import org.comethunter.domain.file.FileMetadata;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;

/**
 * The database's part of a cycle: one over a day of a camera, of which everything is there already,
 * with an archive and a disk that take no time.
 */
final class CycleTime {
  private static final int WARM_UP = 30;
  private static final int RUNS = 51;

  private CycleTime() {}

  /** The median of many runs. */
  static Duration median(Path home) {
    TimeWindow day = FilledHome.lastDay();
    try (CometHunter hunter =
        CometHunter.builder(home)
            .set(Key.SEARCH_CANDIDATES, "off")
            .adapters(Effortless::new)
            .build()) {
      long[] nanos = new long[RUNS];
      for (int run = -WARM_UP; run < RUNS; run++) {
        long begun = System.nanoTime();
        IngestionReport report = hunter.sync(Instrument.C3, day);
        if (run >= 0) {
          nanos[run] = System.nanoTime() - begun;
        }
        if (report.alreadyPresent() != 120) {
          throw new IllegalStateException("The home is not as it was filled: " + report.inWords());
        }
      }
      Arrays.sort(nanos);
      return Duration.ofNanos(nanos[RUNS / 2]);
    }
  }

  /** An archive that lists what the database knows, and a disk that has it all. */
  private static final class Effortless extends ForwardingPorts {
    private final Ports standard;

    Effortless(Ports standard) {
      super(standard);
      this.standard = standard;
    }

    @Override
    public SolarArchive archive() {
      List<FileMetadata> known = standard.metadata().find(Instrument.C3, FilledHome.lastDay());
      return new SolarArchive() {
        @Override
        public List<FileMetadata> list(Instrument instrument, LocalDate day) {
          return known.stream()
              .filter(file -> LocalDate.ofInstant(file.observedAt(), ZoneOffset.UTC).equals(day))
              .toList();
        }

        @Override
        public Transfer download(FrameId id, java.io.OutputStream into) {
          throw new IllegalStateException("Everything is there: " + id + " is not to be fetched.");
        }
      };
    }

    @Override
    public FrameStore store() {
      FrameStore disk = standard.store();
      return (FrameStore)
          java.lang.reflect.Proxy.newProxyInstance(
              FrameStore.class.getClassLoader(),
              new Class<?>[] {FrameStore.class},
              (_, method, arguments) ->
                  method.getName().equals("matches") ? true : method.invoke(disk, arguments));
    }
  }
}
