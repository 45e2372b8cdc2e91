package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.INVALID_PARAMETER;

import java.util.List;
import java.util.function.Function;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.picture.PictureSettings;

/** How a client wants a picture to be made. */
final class PictureQuery {

  /** Of the path of a picture. */
  static final String[] PARAMETERS = {"v", "filter", "low", "high", "scale", "reject-cosmic-rays"};

  private static final List<String> MAKING = List.of(PARAMETERS).subList(1, PARAMETERS.length);

  private PictureQuery() {}

  /** Whether anything is said; if not, the picture is the one that is there already. */
  static boolean isGiven(Query query) {
    return MAKING.stream().anyMatch(name -> query.value(name, Function.identity()).isPresent());
  }

  /**
   * What is said, and as usual what is not.
   *
   * @throws ProblemException if that cannot be
   */
  static PictureSettings settings(Query query, PictureSettings usual) {
    try {
      return new PictureSettings(
          query.value("filter", PictureQuery::filter).orElse(usual.filter()),
          query.value("low", PictureQuery::sigmas).orElse(usual.lowSigmas()),
          query.value("high", PictureQuery::sigmas).orElse(usual.highSigmas()),
          query.value("scale", PictureQuery::scale).orElse(usual.scale()),
          query.value("reject-cosmic-rays", Values::flag).orElse(usual.rejectCosmicRays()));
    } catch (IllegalArgumentException e) {
      // every value by itself is as it should be
      String blamed = query.value("high", Function.identity()).isPresent() ? "high" : "low";
      throw ProblemException.parameter(INVALID_PARAMETER, blamed, e.getMessage());
    }
  }

  private static FilterKind filter(String text) {
    return FilterKind.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The filter must be one of " + FilterKind.codes() + ", not '" + text + "'."));
  }

  private static double sigmas(String text) {
    double value = Values.number(text);
    if (Math.abs(value) > PictureSettings.MOST_SIGMAS) {
      throw new IllegalArgumentException("It must be within a million sigmas, not " + text + ".");
    }
    return value;
  }

  private static double scale(String text) {
    double value = Values.number(text);
    if (!(value > 0 && value <= 1)) {
      throw new IllegalArgumentException(
          "The scale must be above 0 and at most 1, not " + text + ".");
    }
    return value;
  }
}
