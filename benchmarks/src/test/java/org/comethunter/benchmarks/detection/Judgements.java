package org.comethunter.benchmarks.detection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.detection.Evidence;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;

/** Comets on one straight course, and candidates beside it. */
final class Judgements {
  private static final Instant START = Instant.parse("2025-10-17T00:06:07Z");

  private Judgements() {}

  private static PixelPosition place(int frame) {
    return new PixelPosition(100 + 3 * frame, 200 + 2 * frame);
  }

  static InjectedComet comet(double snr, int first, int last) {
    TreeMap<Integer, PixelPosition> places = new TreeMap<>();
    IntStream.range(0, 60).forEach(it -> places.put(it, place(it)));
    return new InjectedComet("kreutz", snr, false, first, last, places);
  }

  private static FrameId id(int frame) {
    return new FrameId(
        LocalDate.of(2025, 10, 17), Instrument.C3, Integer.toString(22_000_000 + frame));
  }

  static int index(FrameId id) {
    return IntStream.range(0, 60).filter(it -> id(it).equals(id)).findFirst().orElseThrow();
  }

  /** One that is so many pixels beside the course in each frame, first told of after the last. */
  static Detection candidate(double score, int first, int last, IntToDoubleFunction beside) {
    List<Position> positions =
        IntStream.rangeClosed(first, last)
            .mapToObj(
                it ->
                    new Position(
                        id(it),
                        new FrameGeometry(
                            START.plusSeconds(720L * it), 1024, 1024, 0, 512, 512, 56),
                        new PixelPosition(
                            place(it).column() + beside.applyAsDouble(it), place(it).row()),
                        5))
            .toList();
    return new Detection(
        Instrument.C3,
        score,
        300,
        Optional.empty(),
        id(last),
        positions,
        new Evidence(last - first, 0.3, 9, 5, 0.1, 0.7, 1, 0, 18, 17, false, 0, -0.5));
  }
}
