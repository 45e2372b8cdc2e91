package org.comethunter.benchmarks.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.comethunter.domain.detection.Detection;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.PixelPosition;

/**
 * A candidate beside the truth.
 *
 * @param comet the comet that it is, or nothing if it is none
 * @param errors how far its positions are from the truth, in pixels, if it is a comet
 * @param alert the index of the frame after which it was first told of
 */
record Judged(Detection candidate, Optional<InjectedComet> comet, List<Double> errors, int alert) {
  private static final int LEAST_MATCHES = 4;
  private static final double LEAST_SHARE = 0.7;
  private static final double NEAR = 4;

  /** Frames before and after the visible arc in which a position counts neither way. */
  private static final int MARGIN = 3;

  /** A position that counts: how far it is from the comet, infinitely where that is not shown. */
  private record Distance(double pixels) {
    boolean isMatch() {
      return pixels <= NEAR;
    }
  }

  /**
   * Finds out which comet a candidate is.
   *
   * @param comets all that there are
   * @param index which frame of the sequence that is
   */
  static Judged of(Detection candidate, List<InjectedComet> comets, ToIntFunction<FrameId> index) {
    int alert = index.applyAsInt(candidate.firstAlertFrame());
    Map<InjectedComet, List<Distance>> matching = new LinkedHashMap<>();
    for (InjectedComet comet : comets) {
      List<Distance> distances = distances(candidate, comet, index);
      long matches = distances.stream().filter(Distance::isMatch).count();
      if (matches >= LEAST_MATCHES && matches >= LEAST_SHARE * distances.size()) {
        matching.put(comet, distances);
      }
    }
    Optional<InjectedComet> best =
        matching.keySet().stream()
            .max(
                Comparator.comparingLong(
                    it -> matching.get(it).stream().filter(Distance::isMatch).count()));
    List<Double> errors =
        best.stream()
            .flatMap(it -> matching.get(it).stream())
            .filter(Distance::isMatch)
            .map(Distance::pixels)
            .toList();
    return new Judged(candidate, best, errors, alert);
  }

  boolean isOf(InjectedComet other) {
    return comet.filter(it -> other.equals(it)).isPresent();
  }

  private static List<Distance> distances(
      Detection candidate, InjectedComet comet, ToIntFunction<FrameId> index) {
    List<Distance> distances = new ArrayList<>();
    for (Position position : candidate.positions()) {
      int frame = index.applyAsInt(position.frame());
      if (comet.isShownIn(frame)) {
        PixelPosition truth = comet.places().get(frame);
        double columns = truth.column() - position.place().column();
        double rows = truth.row() - position.place().row();
        distances.add(new Distance(Math.hypot(columns, rows)));
      } else if (!isMargin(frame, comet)) {
        distances.add(new Distance(Double.POSITIVE_INFINITY));
      }
    }
    return distances;
  }

  private static boolean isMargin(int frame, InjectedComet comet) {
    return frame >= comet.first() - MARGIN && frame <= comet.last() + MARGIN;
  }
}
