package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.comethunter.benchmarks.torture.Budget;
import org.comethunter.benchmarks.torture.Outcome;
import org.comethunter.benchmarks.torture.Trial;

/**
 * Feeds mutants to a part of the product, one after the other. Each must be used or refused with
 * one of the documented exceptions and a sentence, within the {@link Limits}; in the end there must
 * be no file outside the home and no thread that was not there before.
 */
final class MutantTrial implements Trial {
  private static final Duration HANGS = Duration.ofSeconds(30);

  /** In so many ways those are used that are kept: there are seven filters, for one. */
  private static final int WAYS = 8;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final String name;
  private final Supplier<Mutants> source;
  private final Supplier<List<byte[]>> kept;
  private final Subject.Opening opening;

  /**
   * A trial.
   *
   * @param name what it is called on the command line
   * @param source makes the mutants
   * @param kept makes those that once showed a fault
   * @param opening sets up what they are fed to
   */
  MutantTrial(
      String name, Supplier<Mutants> source, Supplier<List<byte[]>> kept, Subject.Opening opening) {
    this.name = name;
    this.source = source;
    this.kept = kept;
    this.opening = opening;
  }

  @Override
  public String name() {
    return name;
  }

  private static byte[] mutant(Mutants mutants, long seed, long number) {
    return mutants.next(new SplittableRandom((seed * 31 + number) * MIX));
  }

  @Override
  public Outcome hold(Budget budget) throws Exception {
    Mutants mutants = source.get();
    Findings findings = new Findings(name, budget.seed());
    Limits limits = new Limits();
    Map<String, Long> ends = new TreeMap<>();
    Path work = Files.createDirectories(budget.work());
    Surroundings before = Surroundings.now(work);
    long tried = 0;
    ExecutorService feeder =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("mutants").daemon().factory());
    Duration took = Duration.ZERO;
    try (Subject subject = opening.in(work)) {
      boolean goesOn = true;
      long known = 0;
      for (byte[] mutant : kept.get()) {
        for (long way = 0; goesOn && way < WAYS; way++) {
          long number = --known;
          Feeding feeding = new Feeding(subject, mutant, way, number);
          goesOn = goesOn(feeding, feeder, limits, findings, ends);
        }
      }
      Budget.Spending spending = budget.begin();
      while (goesOn && spending.allows(tried) && !findings.isFull()) {
        long number = tried++;
        byte[] mutant = mutant(mutants, budget.seed(), number);
        Feeding feeding = new Feeding(subject, mutant, number, number);
        goesOn = goesOn(feeding, feeder, limits, findings, ends);
        took = spending.spent();
      }
    } finally {
      feeder.shutdownNow();
    }
    before.compare(Surroundings.now(work)).forEach(findings::add);
    return new Outcome(
        name, budget.seed(), tried, took, findings.sentences(), figures(tried, took, limits, ends));
  }

  /** A mutant that is fed. */
  private static final class Feeding {
    private final Subject subject;
    private final byte[] mutant;
    private final long way;
    private final long number;

    /**
     * Feeds it to a subject.
     *
     * @param way what the subject chooses its ways of using it by
     * @param number what it is called in findings, negative if it was kept
     */
    Feeding(Subject subject, byte[] mutant, long way, long number) {
      this.subject = subject;
      this.mutant = mutant;
      this.way = way;
      this.number = number;
    }
  }

  /** Feeds it, and says whether the subject can be fed another. */
  private static boolean goesOn(
      Feeding feeding,
      ExecutorService feeder,
      Limits limits,
      Findings findings,
      Map<String, Long> ends)
      throws IOException, InterruptedException {
    Future<String> end = feeder.submit(() -> fed(feeding, limits, findings));
    try {
      ends.merge(end.get(HANGS.toSeconds(), TimeUnit.SECONDS), 1L, Long::sum);
      return true;
    } catch (TimeoutException _) {
      findings.add(feeding.number, feeding.mutant, "It hangs: " + stack("mutants"));
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The trial itself failed.", e.getCause());
    }
  }

  private static String fed(Feeding feeding, Limits limits, Findings findings) throws IOException {
    byte[] mutant = feeding.mutant;
    long number = feeding.number;
    String[] end = {"misbehaviour"};
    try {
      Limits.Work work = () -> end[0] = end(feeding.subject, mutant, feeding.way);
      if (limits.over(work).isPresent()) {
        // once more: on a busy machine anything can take long once
        Optional<String> beyond = limits.over(work);
        if (beyond.isPresent()) {
          findings.add(number, mutant, beyond.get());
        }
      }
    } catch (MisbehaviourException e) {
      findings.add(number, mutant, e.getMessage());
    } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
      String place =
          Arrays.stream(e.getStackTrace()).limit(3).map(Object::toString).toList().toString();
      findings.add(number, mutant, "It ends with " + e + " at " + place);
    }
    return end[0];
  }

  private static String end(Subject subject, byte[] mutant, long way) throws Exception {
    try {
      return subject.feed(mutant, way);
    } catch (MisbehaviourException e) {
      throw e;
    } catch (Exception e) {
      if (!subject.documented().contains(e.getClass())) {
        throw e;
      }
      Sentence.check(e.getMessage());
      return e.getClass().getSimpleName();
    }
  }

  private static String stack(String thread) {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(entry -> entry.getKey().getName().equals(thread))
        .flatMap(entry -> Stream.of(entry.getValue()))
        .limit(12)
        .map(StackTraceElement::toString)
        .collect(Collectors.joining(", "));
  }

  private static Map<String, String> figures(
      long tried, Duration took, Limits limits, Map<String, Long> ends) {
    Map<String, String> figures = new LinkedHashMap<>();
    ends.forEach((end, count) -> figures.put(end, String.format(Locale.ROOT, "%,d", count)));
    figures.put(
        "mutants a second",
        String.format(Locale.ROOT, "%,.0f", tried * 1e9 / Math.max(1, took.toNanos())));
    figures.put("slowest", limits.slowest().toMillis() + " ms");
    figures.put("most memory taken for one", limits.largest() / 1_000_000 + " MB");
    return figures;
  }
}
