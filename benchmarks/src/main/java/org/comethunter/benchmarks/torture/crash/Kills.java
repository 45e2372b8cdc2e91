package org.comethunter.benchmarks.torture.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.comethunter.benchmarks.program.TemporaryFolder;
import org.comethunter.benchmarks.torture.Budget;
import org.comethunter.benchmarks.torture.Outcome;
import org.comethunter.benchmarks.torture.Trial;
import org.comethunter.simulator.replica.RequestKind;

/**
 * SIGKILL at random moments of a sync, of a live look, of making pictures and of marking; one in
 * five hits the process while it starts. After each, a restart must reach what an undisturbed run
 * does: the same rows, raw files and pictures, a sound database, no stray file, nothing fetched
 * again that was complete, and every acknowledged mark.
 */
public final class Kills implements Trial {
  private static final Duration SHORTEST = Duration.ofMillis(200);
  private static final int START_EVERY = 5;

  @Override
  public String name() {
    return "kills";
  }

  @Override
  public Outcome hold(Budget budget) throws Exception {
    Budget.Spending spending = budget.begin();
    SplittableRandom random = new SplittableRandom(budget.seed());
    List<String> findings = new ArrayList<>();
    Map<String, Integer> hits = new LinkedHashMap<>();
    int unfinished = 0;
    int atStart = 0;
    long kills = 0;
    try (FilledHome filled = new FilledHome(budget.seed(), budget.work().resolve("filled"));
        Subject sync = Subject.of(new SyncWork(budget.seed()), budget.work());
        Subject live = Subject.of(new LiveWork(budget.seed()), budget.work());
        Subject render = Subject.of(new RenderWork(filled), budget.work());
        Subject marks = Subject.of(new MarkWork(filled), budget.work())) {
      List<Subject> subjects = List.of(sync, live, render, marks);
      for (long turn = 0; spending.allows(kills); turn++) {
        Subject subject = subjects.get((int) (turn % subjects.size()));
        boolean early = turn % START_EVERY == START_EVERY - 1;
        Duration within = early ? subject.starting : subject.longest;
        Duration after = Duration.ofNanos(random.nextLong(within.toNanos()));
        Hit hit = subject.kill(early, after, budget.work().resolve("killed"));
        if (hit == Hit.MISSED) {
          continue; // it was done before
        }
        kills++;
        atStart += early ? 1 : 0;
        unfinished += hit == Hit.UNFINISHED ? 1 : 0;
        hits.merge(subject.work.name(), 1, Integer::sum);
        for (String finding : subject.findings) {
          findings.add(
              "%s killed %d ms after it %s: %s"
                  .formatted(
                      subject.work.name(),
                      after.toMillis(),
                      early ? "was started" : "was at work",
                      finding));
        }
      }
    }
    Map<String, String> figures = new LinkedHashMap<>();
    hits.forEach((work, count) -> figures.put("kills of " + work, count.toString()));
    figures.put("while it started", Integer.toString(atStart));
    figures.put("with work left to do", Integer.toString(unfinished));
    return new Outcome(name(), budget.seed(), kills, spending.spent(), findings, figures);
  }

  /** How a kill went. */
  private enum Hit {
    MISSED,
    FINISHED,
    UNFINISHED
  }

  /** Some work, what an undisturbed run makes of it, and how long that takes. */
  private static final class Subject implements AutoCloseable {
    private final Work work;
    private final HomeState undisturbed;
    private final long results;
    private final Duration longest;
    private List<String> findings = List.of();

    /** How long it takes to be in the middle of it; a guess until it has been. */
    private Duration starting = Duration.ofSeconds(2);

    private Subject(Work work, HomeState undisturbed, long results, Duration longest) {
      this.work = work;
      this.undisturbed = undisturbed;
      this.results = results;
      this.longest = longest;
    }

    static Subject of(Work work, Path folder)
        throws IOException, InterruptedException, SQLException {
      // the first run has its frames rendered, which no later one has to wait for
      run(work, folder.resolve("first"));
      return run(work, folder.resolve("undisturbed"));
    }

    private static Subject run(Work work, Path home)
        throws IOException, InterruptedException, SQLException {
      try (var _ = new TemporaryFolder(home)) {
        work.prepare(home);
        long begun = System.nanoTime();
        List<String> complaints = work.finish(home);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (!complaints.isEmpty()) {
          throw new IOException("Even undisturbed: " + complaints.getFirst());
        }
        return new Subject(
            work,
            HomeState.of(home),
            results(home),
            took.compareTo(SHORTEST) < 0 ? SHORTEST : took);
      }
    }

    /**
     * Kills it so long after it was in the middle of its work, or after its process was started.
     */
    Hit kill(boolean early, Duration after, Path home)
        throws IOException, InterruptedException, SQLException {
      findings = new ArrayList<>();
      try (var _ = new TemporaryFolder(home)) {
        work.prepare(home);
        work.replica().clearRequests();
        Process process = work.start(home);
        if (!early) {
          awaitMiddle(process, home);
        }
        Thread.sleep(after);
        boolean alive = process.isAlive();
        process.destroyForcibly().waitFor();
        if (!alive) {
          return Hit.MISSED;
        }
        Set<String> complete = rawFiles(home);
        boolean unfinished = results(home) < results;
        work.replica().clearRequests();
        findings.addAll(work.finish(home));
        work.replica().requests().stream()
            .filter(request -> request.kind() == RequestKind.FRAME)
            .map(request -> request.path().substring(request.path().lastIndexOf('/') + 1))
            .filter(complete::contains)
            .forEach(name -> findings.add(name + " was fetched again though it was complete"));
        findings.addAll(HomeState.of(home).differences(undisturbed));
        return unfinished ? Hit.UNFINISHED : Hit.FINISHED;
      }
    }

    private void awaitMiddle(Process process, Path home) throws IOException, InterruptedException {
      long begun = System.nanoTime();
      try {
        work.awaitMiddle(process, home);
      } catch (IOException e) {
        process.destroyForcibly();
        throw e;
      }
      starting = Duration.ofNanos(System.nanoTime() - begun);
    }

    /** How many raw files and pictures there are, those made on demand included. */
    private static long results(Path home) throws IOException {
      if (!Files.exists(home)) {
        return 0;
      }
      try (Stream<Path> tree = Files.walk(home)) {
        return tree.map(Path::toString)
            .filter(name -> name.endsWith(".fts") || name.endsWith(".png"))
            .count();
      }
    }

    private static Set<String> rawFiles(Path home) throws IOException {
      if (!Files.exists(home.resolve("raw"))) {
        return Set.of();
      }
      try (Stream<Path> tree = Files.walk(home.resolve("raw"))) {
        return tree.map(path -> path.getFileName().toString())
            .filter(name -> name.endsWith(".fts"))
            .collect(Collectors.toSet());
      }
    }

    @Override
    public void close() throws IOException {
      work.close();
    }
  }
}
