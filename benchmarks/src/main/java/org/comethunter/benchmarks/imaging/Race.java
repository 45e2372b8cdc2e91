package org.comethunter.benchmarks.imaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.comethunter.benchmarks.program.TemporaryFolder;

/** Lets contenders run in turns, so that a busy minute of the machine meets all of them. */
final class Race {
  private final Map<Contender, List<Contender.Run>> runs = new LinkedHashMap<>();

  private Race() {}

  /** Each runs once in every round. */
  static Race run(List<Contender> contenders, int rounds, TemporaryFolder work)
      throws IOException, InterruptedException {
    Race race = new Race();
    contenders.forEach(it -> race.runs.put(it, new ArrayList<>()));
    for (int round = 1; round <= rounds; round++) {
      for (Contender contender : contenders) {
        try (TemporaryFolder out = work.folder("out")) {
          Contender.Run run = contender.run(out.path());
          race.runs.get(contender).add(run);
          System.err.printf(
              Locale.ROOT,
              "round %d: %s: %d frames in %.2f s%n",
              round,
              contender.name(),
              run.frames(),
              run.seconds());
        }
      }
    }
    return race;
  }

  /** The median rate of a contender in frames per second. */
  double rate(Contender contender) {
    return Figures.of(runs.get(contender).stream().mapToDouble(Contender.Run::rate)).median();
  }

  /** The most memory that it had resident in any run, where that is known. */
  OptionalLong peakBytes(Contender contender) {
    return runs.get(contender).stream()
        .map(Contender.Run::peakBytes)
        .flatMapToLong(OptionalLong::stream)
        .max();
  }

  /** Its median rate, in words. */
  String inWords(Contender contender) {
    return String.format(
        Locale.ROOT,
        "%.1f frames/s over %d frames",
        rate(contender),
        runs.get(contender).getFirst().frames());
  }
}
