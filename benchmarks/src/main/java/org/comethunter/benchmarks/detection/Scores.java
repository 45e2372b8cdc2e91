package org.comethunter.benchmarks.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What was found in several sequences together, and what was not. Not thread-safe. */
final class Scores {
  /** Of the standard normal distribution, for intervals of 95 %. */
  private static final double SIGMAS = 1.96;

  private final List<Result> results = new ArrayList<>();

  /** What a search told of a sequence. */
  record Result(Sequence.Summary sequence, List<Judged> judged) {}

  /** Comets that are counted together. */
  record Kind(String name, int wantedPercent, Predicate<InjectedComet> holds) {}

  static final List<Kind> KINDS =
      List.of(
          kind("S/N ≥ 5, 8 or more frames", 95, 5, 99, 8, 99),
          kind("S/N 3–5, 8 or more frames", 85, 3, 5, 8, 99),
          kind("S/N 2–3, 8 or more frames", 50, 2, 3, 8, 99),
          kind("S/N ≥ 4, 4–7 frames", 50, 4, 99, 4, 7),
          kind("all, S/N 7–10", 95, 7, 99, 4, 99),
          kind("all, S/N 5–7", 85, 5, 7, 4, 99),
          kind("all, S/N 4–5", 80, 4, 5, 4, 99),
          kind("all, S/N 3–4", 70, 3, 4, 4, 99),
          kind("all, S/N 2–3", 45, 2, 3, 4, 99));

  private static Kind kind(
      String name, int wanted, double snr, double below, int frames, int most) {
    return new Kind(
        name,
        wanted,
        it -> it.snr() >= snr && it.snr() < below && it.frames() >= frames && it.frames() <= most);
  }

  void add(Result result) {
    results.add(result);
  }

  /** False candidates a day. */
  double falseADay(double score) {
    double days = results.stream().mapToDouble(it -> it.sequence.days()).sum();
    return results.stream().mapToLong(it -> wrong(it, score)).sum() / days;
  }

  static long wrong(Result result, double score) {
    return result.judged.stream()
        .filter(it -> it.comet().isEmpty() && it.candidate().score() >= score)
        .count();
  }

  /** The best candidate of each comet of a kind that was found. */
  private List<Judged> found(Kind kind, double score) {
    List<Judged> found = new ArrayList<>();
    for (Result result : results) {
      for (InjectedComet comet : result.sequence.comets()) {
        result.judged.stream()
            .filter(it -> kind.holds.test(comet) && it.isOf(comet))
            .filter(it -> it.candidate().score() >= score)
            .findFirst()
            .ifPresent(found::add);
      }
    }
    return found;
  }

  /** How many of that kind there are. */
  private int number(Kind kind) {
    return (int)
        results.stream().flatMap(it -> it.sequence.comets().stream()).filter(kind.holds).count();
  }

  /** A line such as {@code 34 of 36, 94 % (82–98)}. */
  String completeness(Kind kind, double score) {
    int all = number(kind);
    int found = found(kind, score).size();
    if (all == 0) {
      return "none";
    }
    double part = found / (double) all;
    double square = SIGMAS * SIGMAS;
    double centre = (part + square / (2 * all)) / (1 + square / all);
    double half =
        SIGMAS
            / (1 + square / all)
            * Math.sqrt(part * (1 - part) / all + square / (4.0 * all * all));
    return String.format(
        Locale.ROOT,
        "%d of %d, %.0f %% (%.0f–%.0f)",
        found,
        all,
        100 * part,
        100 * Math.max(0, centre - half),
        100 * Math.min(1, centre + half));
  }

  /** How many frames of a comet there had been when it was told of, in the middle of all found. */
  double framesToAlert(Kind kind, double score) {
    return median(
        found(kind, score).stream()
            .map(it -> (double) (it.alert() - it.comet().orElseThrow().first() + 1))
            .toList());
  }

  /** How far places of comets are from the truth, in pixels, in the middle of all. */
  double positionError(double score) {
    return median(
        results.stream()
            .flatMap(it -> it.judged.stream())
            .filter(it -> it.candidate().score() >= score)
            .flatMap(it -> it.errors().stream())
            .toList());
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    return (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
  }
}
