package org.comethunter.benchmarks.torture.archive;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.simulator.replica.Fault;
import org.comethunter.simulator.replica.Faults;

/**
 * A way in which an archive misbehaves.
 *
 * @param fault what becomes of an answer
 * @param ofFiles whether it befalls files
 * @param ofPages whether it befalls pages
 */
record Misbehaviour(Fault fault, boolean ofFiles, boolean ofPages) {
  private static final String FILES = ".*\\.fts";
  private static final String PAGES = "(?!.*\\.fts$).*";
  private static final Duration LONG = Duration.ofMinutes(1);

  /**
   * All of them, those that pass for the truth left out.
   *
   * @param elsewhere where redirects to another host lead
   */
  static List<Misbehaviour> all(URI elsewhere) {
    List<Misbehaviour> all = new ArrayList<>();
    for (Fault fault :
        List.of(
            Fault.reset(),
            Fault.noAnswer(),
            Fault.stall(LONG),
            Fault.stallAfter(10, LONG),
            Fault.drip(1, Duration.ofSeconds(1)),
            Fault.shortBody(100),
            Fault.resetAfter(100),
            Fault.wrongLength(20_000_000),
            Fault.wrongLength(10),
            Fault.html(),
            Fault.empty(),
            Fault.status(404),
            Fault.status(403),
            Fault.status(500),
            Fault.status(429, Duration.ofSeconds(1)),
            Fault.status(503, Duration.ofSeconds(2)),
            Fault.statusUntil(429, Duration.ofSeconds(2)),
            Fault.statusUntil(503, Duration.ofSeconds(3)),
            Fault.redirectLoop(),
            Fault.redirect(elsewhere),
            Fault.redirect(URI.create("file:///etc/hostname")),
            Fault.redirect(URI.create("ftp://localhost/22000001.fts")),
            Fault.gzipEncoded(),
            Fault.clockOff(Duration.ofDays(1)),
            Fault.clockOff(Duration.ofDays(-1)))) {
      all.add(new Misbehaviour(fault, true, true));
    }
    all.add(new Misbehaviour(Fault.stillBeingWritten(5000), true, false));
    all.add(new Misbehaviour(Fault.tornLastLine(), false, true));
    all.add(new Misbehaviour(Fault.doubledLines(), false, true));
    all.add(new Misbehaviour(Fault.endless(100_000_000), false, true));
    all.add(new Misbehaviour(Fault.crowded(100_000), false, true));
    return all;
  }

  /** Whether it tells wrong times. */
  boolean lies() {
    return fault.toString().equals("clock off");
  }

  /** Spoils that share of the requests in one of these ways each. */
  static void mix(List<Misbehaviour> ways, double share, Faults faults) {
    List<Fault> ofFiles =
        ways.stream().filter(Misbehaviour::ofFiles).map(Misbehaviour::fault).toList();
    List<Fault> ofPages =
        ways.stream().filter(Misbehaviour::ofPages).map(Misbehaviour::fault).toList();
    faults.when(FILES).withProbability(share).thenOneOf(ofFiles);
    faults.when(PAGES).withProbability(share).thenOneOf(ofPages);
  }

  /** Spoils the first request that it befalls, and that share of the others. */
  void alone(double share, Faults faults) {
    if (ofFiles) {
      faults.when(FILES).times(1).then(fault);
      faults.when(FILES).withProbability(share).then(fault);
    }
    if (ofPages) {
      faults.when(PAGES).times(1).then(fault);
      faults.when(PAGES).withProbability(share).then(fault);
    }
  }
}
