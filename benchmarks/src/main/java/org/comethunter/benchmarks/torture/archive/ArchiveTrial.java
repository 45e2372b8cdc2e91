package org.comethunter.benchmarks.torture.archive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.comethunter.benchmarks.torture.Budget;
import org.comethunter.benchmarks.torture.Outcome;
import org.comethunter.benchmarks.torture.Trial;
import org.comethunter.benchmarks.torture.input.SmallArchive;
import org.comethunter.domain.file.FrameId;
import org.comethunter.simulator.http.LoopbackServer;
import org.comethunter.simulator.http.Response;
import org.comethunter.simulator.replica.FolderContent;
import org.comethunter.simulator.replica.LoggedRequest;
import org.comethunter.simulator.replica.Replica;

/**
 * Brings a day from an archive that spoils 30 % of all requests: in every way there is in one
 * round, in a single one in the next. Between the runs of a mixed round the archive cannot be
 * reached or found, or a file is replaced by a better one. However that goes, every file has a
 * state with a reason; once the archive behaves, every file is there as if nothing had been; and
 * the archive was asked politely all the time.
 */
public final class ArchiveTrial implements Trial {
  private static final double SHARE = 0.3;
  private static final double MOST_DEVIATIONS = 5;
  private static final int RUNS_BEFORE = 2;
  private static final int RUNS_AFTER = 3;
  private static final int RUNS_ALONE = 2;
  private static final int MOST_FINDINGS = 20;

  private final List<String> findings = new ArrayList<>();
  private final Set<Integer> heldAlone = new TreeSet<>();
  private long requests;
  private long spoilt;
  private long spoiltAlone;

  @Override
  public String name() {
    return "archive-faults";
  }

  @Override
  public Outcome hold(Budget budget) throws Exception {
    Site site = Site.make(budget.work());
    AtomicInteger strayed = new AtomicInteger();
    Budget.Spending spending = budget.begin();
    long rounds = 0;
    try (LoopbackServer elsewhere =
        LoopbackServer.start(
            0,
            (_, wire) -> {
              strayed.incrementAndGet();
              wire.send(Response.error(404));
            })) {
      URI other = URI.create("http://localhost:" + elsewhere.port() + "/evil.fts");
      List<Misbehaviour> ways = Misbehaviour.all(other);
      while (spending.allows(rounds) && findings.size() < MOST_FINDINGS) {
        hold(rounds, budget.seed() * 1_000_003 + rounds, site, ways);
        rounds++;
      }
    }
    if (strayed.get() > 0) {
      findings.add("Another host was asked " + strayed.get() + " times.");
    }
    checkShare();
    Map<String, String> figures = new LinkedHashMap<>();
    figures.put("requests to a mixture of faults", Long.toString(requests));
    figures.put("of them spoilt", Long.toString(spoilt));
    figures.put("faults held alone", Integer.toString(heldAlone.size()));
    figures.put("requests spoilt by those", Long.toString(spoiltAlone));
    return new Outcome(name(), budget.seed(), rounds, spending.spent(), findings, figures);
  }

  private void hold(long number, long seed, Site site, List<Misbehaviour> ways)
      throws IOException, InterruptedException {
    Path home = site.work().resolve("home");
    Path served = site.work().resolve("served");
    String what;
    try (var _ = new TemporaryFolder(home);
        var _ = new TemporaryFolder(served)) {
      SmallArchive.write(served, Site.FRAMES);
      try (Replica replica =
              Replica.of(FolderContent.of(served)).clock(site.clock()).seed(seed).start();
          Round round = new Round(home, replica, site.clock(), site.ids())) {
        if (number % 2 == 1) {
          int way = (int) (number / 2 % ways.size());
          heldAlone.add(way);
          what = ways.get(way).fault() + " alone";
          alone(ways.get(way), round, replica, site.proper());
        } else if (number % 4 == 0) {
          what = "mixed";
          mixed(ways, round, replica, round::leadAstray, site.proper());
        } else {
          what = "mixed, with a better file";
          // where times are wrong nobody can tell the better file from the earlier one
          List<Misbehaviour> honest = ways.stream().filter(way -> !way.lies()).toList();
          mixed(honest, round, replica, () -> replace(served, site, round), site.best());
        }
        String where = "Seed %d, round %d (%s): ".formatted(seed, number, what);
        round.findings().forEach(found -> findings.add(where + found));
      }
    }
  }

  private void mixed(
      List<Misbehaviour> ways,
      Round round,
      Replica replica,
      Event event,
      Map<String, String> proper)
      throws IOException, InterruptedException {
    Misbehaviour.mix(ways, SHARE, replica.faults());
    round.run(RUNS_BEFORE);
    event.happen();
    round.run(RUNS_AFTER);
    List<LoggedRequest> asked = replica.requests();
    requests += asked.size();
    spoilt += spoilt(asked);
    round.end(proper);
    round.look();
  }

  private void alone(Misbehaviour way, Round round, Replica replica, Map<String, String> proper) {
    way.alone(SHARE, replica.faults());
    round.run(RUNS_ALONE);
    long count = spoilt(replica.requests());
    spoiltAlone += count;
    if (count == 0) {
      findings.add(way.fault() + " alone spoilt nothing.");
    }
    round.end(proper);
  }

  private static long spoilt(List<LoggedRequest> requests) {
    return requests.stream().filter(request -> request.fault().isPresent()).count();
  }

  private static void replace(Path served, Site site, Round round) throws IOException {
    FrameId id = site.ids().getFirst();
    Site.improve(served, id);
    round.manners().replaced(id.fileName());
  }

  /** A trial in which hardly anything, or nearly everything, is spoilt shows less than it says. */
  private void checkShare() {
    double deviation = Math.sqrt(SHARE * (1 - SHARE) * requests);
    if (spoilt == 0 || Math.abs(spoilt - SHARE * requests) > MOST_DEVIATIONS * deviation) {
      findings.add(
          "Of %d requests %d were spoilt, not %.0f %%.".formatted(requests, spoilt, 100 * SHARE));
    }
  }

  /** What happens in the middle of a round. */
  @FunctionalInterface
  private interface Event {
    void happen() throws IOException, InterruptedException;
  }
}
