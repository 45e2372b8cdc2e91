package org.comethunter.benchmarks.torture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.comethunter.benchmarks.program.TemporaryFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code torture}: holds every trial for its share of the time, and says what each withstood. */
@Command(
    name = "torture",
    mixinStandardHelpOptions = true,
    description = "Tries hard to break the product; ends with 1 if it found a way.")
public final class TortureCommand implements Callable<Integer> {
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
      description = "Hold these trials only, as the table names them.")
  List<String> only = List.of();

  @Override
  public Integer call() throws Exception {
    List<Trial> trials =
        Trials.all().stream()
            .filter(trial -> only.isEmpty() || only.contains(trial.name()))
            .toList();
    if (trials.isEmpty()) {
      String known = Trials.all().stream().map(Trial::name).collect(Collectors.joining(", "));
      System.err.println("There is no such trial. There are " + known + ".");
      return 2;
    }
    Duration share = Duration.ofMillis((long) (minutes * 60_000 / trials.size()));
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
}
