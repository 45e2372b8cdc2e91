package org.comethunter.benchmarks.torture.archive;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Replica;

/** The ways in which an archive misbehaves, those that pass for the truth left out. */
final class Misbehaviour {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private Misbehaviour() {}

  /**
   * Spoils that share of the requests.
   *
   * @param elsewhere where redirects to another host lead
   */
  static void begin(Replica replica, double share, URI elsewhere) {
    replica.faults().when(".*\\.fts").withProbability(share).thenOneOf(ofFiles(elsewhere));
    replica.faults().when(".*").withProbability(share).thenOneOf(ofPages(elsewhere));
  }

  private static List<Fault> common(URI elsewhere) {
    return List.of(
        Fault.reset(),
        Fault.noAnswer(),
        Fault.stall(LONG),
        Fault.stallAfter(10, LONG),
        Fault.drip(1, SECOND),
        Fault.shortBody(100),
        Fault.resetAfter(100),
        Fault.wrongLength(20_000_000),
        Fault.wrongLength(10),
        Fault.html(),
        Fault.empty(),
        Fault.status(404),
        Fault.status(403),
        Fault.status(500),
        Fault.status(429, SECOND),
        Fault.status(503, SECOND),
        Fault.redirectLoop(),
        Fault.redirect(elsewhere),
        Fault.gzipEncoded(),
        Fault.clockOff(Duration.ofDays(1)),
        Fault.clockOff(Duration.ofDays(-1)));
  }

  private static List<Fault> ofFiles(URI elsewhere) {
    List<Fault> faults = new ArrayList<>(common(elsewhere));
    faults.add(Fault.stillBeingWritten(5000));
    return faults;
  }

  private static List<Fault> ofPages(URI elsewhere) {
    List<Fault> faults = new ArrayList<>(common(elsewhere));
    faults.add(Fault.tornLastLine());
    faults.add(Fault.doubledLines());
    faults.add(Fault.endless(100_000_000));
    faults.add(Fault.crowded(100_000));
    return faults;
  }
}
