package org.comethunter.benchmarks.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.comethunter.benchmarks.program.TemporaryFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code torture}: holds every trial for its share of the time, and says what each withstood. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    description = "Tries hard to break the product; ends with 1 if it found a way.")
public final class TortureCommand implements Callable<Integer> {
  private static final int MOST_MINUTES = 100_000;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long all trials take together (default: ${DEFAULT-VALUE}).")
  double minutes;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How often each may try at most (default: ${DEFAULT-VALUE}).")
  long most;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "What chance follows from (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = Names.class,
      description = "Hold these trials only: ${COMPLETION-CANDIDATES}.")
  List<String> only = List.of();

  @Override
  public Integer call() throws Exception {
    Optional<String> refusal = refusal();
    if (refusal.isPresent()) {
      System.err.println(refusal.get());
      return 2;
    }
    List<Trial> trials =
        Trials.all().stream()
            .filter(trial -> only.isEmpty() || only.contains(trial.name()))
            .toList();
    Duration share = Duration.ofMillis((long) Math.ceil(minutes * 60_000 / trials.size()));
    List<Outcome> outcomes = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.make()) {
      for (Trial trial : trials) {
        System.err.println(trial.name() + " ...");
        Path work = Files.createDirectories(folder.path().resolve(trial.name()));
        Outcome outcome = trial.hold(new Budget(seed, share, most, work));
        show(outcome);
        outcomes.add(outcome);
      }
    }
    return outcomes.stream().allMatch(outcome -> outcome.findings().isEmpty()) ? 0 : 1;
  }

  /** Why nothing can be tried, in a sentence. */
  private Optional<String> refusal() {
    List<String> known = Names.all();
    List<String> unknown = only.stream().filter(name -> !known.contains(name)).toList();
    if (!unknown.isEmpty()) {
      return Optional.of(
          "There is no trial %s. There are %s."
              .formatted(String.join(", ", unknown), String.join(", ", known)));
    }
    if (!(minutes > 0 && minutes <= MOST_MINUTES)) {
      return Optional.of("--minutes must be more than 0, and at most " + MOST_MINUTES + ".");
    }
    return most > 0 ? Optional.empty() : Optional.of("--most must be at least 1.");
  }

  private static void show(Outcome outcome) {
    System.out.printf(
        "%-14s %,9d tried in %4d s, seed %d: %s%n",
        outcome.trial(),
        outcome.tried(),
        outcome.took().toSeconds(),
        outcome.seed(),
        outcome.findings().isEmpty() ? "withstood" : outcome.findings().size() + " findings");
    outcome.figures().forEach((name, figure) -> System.out.println("  " + name + ": " + figure));
    outcome.findings().forEach(finding -> System.out.println("  FOUND: " + finding));
  }

  /** What the trials are called. */
  static final class Names implements Iterable<String> {

    static List<String> all() {
      return Trials.all().stream().map(Trial::name).toList();
    }

    @Override
    public Iterator<String> iterator() {
      return all().iterator();
    }
  }
}
