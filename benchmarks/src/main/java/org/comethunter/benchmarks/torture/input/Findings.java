package org.comethunter.benchmarks.torture.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was found, and the mutants that showed it: they are kept in the folder {@code
 * target/torture-findings} of the current folder. Of findings that read alike a few are kept.
 */
final class Findings {
  static final int MOST = 20;

  private final String trial;
  private final long seed;
  private final List<String> sentences = new ArrayList<>();
  private final Set<String> kinds = new HashSet<>();

  Findings(String trial, long seed) {
    this.trial = trial;
    this.seed = seed;
  }

  /** Keeps the mutant and remembers what it showed, unless another has shown the same. */
  void add(long number, byte[] mutant, String what) throws IOException {
    if (kinds.add(what.replaceAll("\\d+", "#")) && sentences.size() < MOST) {
      Path folder =
          Files.createDirectories(Path.of("target", "torture-findings", trial).toAbsolutePath());
      Path kept = folder.resolve(String.format(Locale.ROOT, "%d-%d", seed, number));
      Files.write(kept, mutant);
      sentences.add("Mutant %d of seed %d (%s): %s".formatted(number, seed, kept, what));
    }
  }

  /** Remembers what is no single mutant's doing. */
  void add(String what) {
    sentences.add(what);
  }

  boolean isFull() {
    return sentences.size() >= MOST;
  }

  List<String> sentences() {
    return List.copyOf(sentences);
  }
}
