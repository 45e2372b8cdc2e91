package org.comethunter.benchmarks.torture.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.comethunter.benchmarks.torture.Handful;
import org.comethunter.bootstrap.wiring.Service;
import org.comethunter.bootstrap.wiring.Workshop;
import org.comethunter.bootstrap.wiring.WorkshopSettings;
import org.comethunter.domain.file.FileStatus;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.simulator.replica.Replica;
import org.comethunter.simulator.sky.SimulatedSky;

/** The first look of a service that follows both cameras. */
final class LiveWork implements Work {
  private static final Duration AGO = Duration.ofHours(3);
  private static final Duration LENGTH = Duration.ofMinutes(36);
  private static final long BETWEEN_LOOKS_MILLIS = 20;

  private final Replica replica;
  private final int expected;

  LiveWork(long seed) throws IOException {
    Instant now = Instant.now();
    TimeWindow window = new TimeWindow(now.minus(AGO), now.minus(AGO).plus(LENGTH));
    Handful few = new Handful(new SimulatedSky(SimulatedSky.Settings.of(seed)), window);
    replica = Replica.of(few).clock(InstantSource.fixed(now)).start();
    expected = few.count(Instrument.C2, now) + few.count(Instrument.C3, now);
  }

  @Override
  public String name() {
    return "live";
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
    return Program.start(home, replica, "serve");
  }

  @Override
  public void awaitMiddle(Process process, Path home) throws IOException, InterruptedException {
    Program.awaitFrameRequest(replica, "The service did not look.");
  }

  @Override
  public List<String> finish(Path home) throws InterruptedException {
    WorkshopSettings settings =
        WorkshopSettings.ofCommand(
            home, Program.configuration(home, replica), InstantSource.system());
    try (Workshop workshop = Workshop.open(settings);
        var _ = Service.start(workshop)) {
      long deadline = System.nanoTime() + Program.PATIENCE.toNanos();
      while (workshop.ports().files().findAll(Set.of(FileStatus.PROCESSED)).size() < expected) {
        if (System.nanoTime() > deadline) {
          return List.of(
              "the restarted service was not done in " + Program.PATIENCE.toSeconds() + " s");
        }
        Thread.sleep(BETWEEN_LOOKS_MILLIS);
      }
      return List.of();
    }
  }

  @Override
  public void close() {
    replica.close();
  }
}
