package org.comethunter.domain.filter;

import java.time.Duration;
import java.util.List;

/**
 * The parameters of all filters.
 *
 * @param unsharpSigma standard deviation of the unsharp mask's Gaussian in pixels, 0.3 to 100
 * @param previousLeast how long before a frame its previous frame was observed at least
 * @param previousMost how long before at most
 * @param medianSize columns and rows of the median's square, odd, 9 to 99
 * @param backgroundReach how far away the frames of a background were observed at most
 * @param backgroundGap frames that are no farther away than this do not belong to it
 * @param mgnK how steeply multi-scale normalization saturates, 0.001 to 100
 * @param mgnGamma the γ of its global part, 0.1 to 20
 * @param mgnH the weight of its global part, 0 to 1
 * @param mgnSigmas its scales: standard deviations in pixels, 0.3 to 300, 20 at most
 */
public record FilterSettings(
    double unsharpSigma,
    Duration previousLeast,
    Duration previousMost,
    int medianSize,
    Duration backgroundReach,
    Duration backgroundGap,
    double mgnK,
    double mgnGamma,
    double mgnH,
    List<Double> mgnSigmas) {

  /** The usual ones. */
  public static final FilterSettings DEFAULT =
      new FilterSettings(
          3,
          Duration.ofMinutes(8),
          Duration.ofMinutes(16),
          25,
          Duration.ofHours(6),
          Duration.ofHours(1),
          0.7,
          3.2,
          0.7,
          List.of(1.25, 2.5, 5.0, 10.0, 20.0, 40.0));

  /**
   * @throws IllegalArgumentException if a filter cannot be made with them; the message says which
   *     value and why
   */
  public FilterSettings {
    mgnSigmas = List.copyOf(mgnSigmas);
    UnsharpMask.requireUsable(unsharpSigma);
    new Predecessor(previousLeast, previousMost);
    SlidingMedian.requireUsable(medianSize);
    new Surroundings(backgroundReach, backgroundGap);
    MultiScaleNormalization.requireUsable(mgnK, mgnGamma, mgnH, mgnSigmas);
  }
}
