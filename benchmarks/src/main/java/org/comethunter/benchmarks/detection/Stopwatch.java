package org.comethunter.benchmarks.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.comethunter.benchmarks.detection.Sequence.Shot;
import org.comethunter.domain.detection.Detector;

/** How long the search of a sequence takes on two cores, and how much it remembers. */
final class Stopwatch {
  private static final double NANOS = 1e9;
  private static final double MEGABYTE = 1e6;

  private Stopwatch() {}

  /** A line about it. */
  static String line(Sequence sequence) throws Exception {
    List<Shot> shots = sequence.shots();
    long before = used();
    long begun = System.nanoTime();
    Detector detector = new Detector(sequence.camera());
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      Future<Detector.Prepared> next = prepared(detector, shots.getFirst(), other);
      for (Shot following : shots.subList(1, shots.size())) {
        Detector.Prepared here = next.get();
        next = prepared(detector, following, other);
        detector.search(here);
      }
      detector.search(next.get());
    }
    double all = (System.nanoTime() - begun) / NANOS;
    double megabytes = (used() - before) / MEGABYTE;
    List<Double> seconds = oneByOne(sequence);
    return String.format(
        Locale.ROOT,
        "%s: %d frames in %.1f s; a new frame in %.2f s, at most %.2f s; %.0f MB are remembered",
        sequence.name(),
        shots.size(),
        all,
        seconds.get(seconds.size() / 2),
        seconds.getLast(),
        megabytes);
  }

  private static Future<Detector.Prepared> prepared(
      Detector detector, Shot shot, ExecutorService other) {
    return other.submit(() -> detector.prepare(shot.id(), shot.frame()));
  }

  /** The times of the frames of the later half, ordered. */
  private static List<Double> oneByOne(Sequence sequence) {
    Detector detector = new Detector(sequence.camera());
    List<Double> seconds = new ArrayList<>();
    for (Shot shot : sequence.shots()) {
      long begun = System.nanoTime();
      detector.add(shot.id(), shot.frame());
      seconds.add((System.nanoTime() - begun) / NANOS);
    }
    return seconds.subList(seconds.size() / 2, seconds.size()).stream().sorted().toList();
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
