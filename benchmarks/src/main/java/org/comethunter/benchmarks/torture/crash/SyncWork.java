package org.comethunter.benchmarks.torture.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.comethunter.application.report.IngestionReport;
import org.comethunter.benchmarks.torture.Handful;
import org.comethunter.bootstrap.CometHunter;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;

/** A {@code sync} of an hour. */
final class SyncWork implements Work {
  private static final TimeWindow WINDOW =
      new TimeWindow(Instant.parse("2026-03-10T00:00:00Z"), Instant.parse("2026-03-10T01:00:00Z"));

  private final Replica replica;

  SyncWork(long seed) throws IOException {
    SimulatedSky sky = new SimulatedSky(SimulatedSky.Settings.of(seed));
    replica = Replica.of(new Handful(sky, WINDOW)).start();
  }

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public Replica replica() {
    return replica;
  }

  @Override
  public void prepare(Path home) {
    // it begins with nothing
  }

  @Override
  public Process start(Path home) throws IOException {
    return Program.start(
        home,
        replica,
        "sync",
        "--instrument=c3",
        "--start=" + WINDOW.start(),
        "--end=" + WINDOW.end());
  }

  @Override
  public void awaitMiddle(Process process, Path home) throws IOException, InterruptedException {
    Program.awaitFrameRequest(replica, "The sync did not begin.");
  }

  @Override
  public List<String> finish(Path home) {
    try (CometHunter hunter =
        CometHunter.builder(home)
            .archiveUrl(replica.archiveUrl().toString())
            .scheduleUrl(replica.scheduleUrl().toString())
            .build()) {
      IngestionReport report = hunter.sync(Instrument.C3, WINDOW);
      return report.isComplete() ? List.of() : List.of("the next run: " + report.inWords());
    }
  }

  @Override
  public void close() {
    replica.close();
  }
}
