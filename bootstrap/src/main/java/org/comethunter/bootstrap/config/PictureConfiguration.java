package org.comethunter.bootstrap.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.comethunter.application.picture.StandardPictures;
import org.comethunter.domain.filter.FilterKind;
import org.comethunter.domain.filter.FilterSettings;
import org.comethunter.domain.picture.PictureSettings;

/** What the configuration says about pictures. */
public final class PictureConfiguration {
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration FARTHEST = Duration.ofDays(30);
  private static final int SMALLEST_SQUARE = 9;
  private static final int LARGEST_SQUARE = 99;

  private PictureConfiguration() {}

  /**
   * Reads it.
   *
   * @throws ConfigurationException if a value cannot be used
   */
  public static StandardPictures of(Configuration configuration) {
    try {
      return new StandardPictures(
          picture(configuration, Key.PICTURE_C2_FILTER),
          picture(configuration, Key.PICTURE_C3_FILTER),
          filters(configuration));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(e.getMessage(), e);
    }
  }

  private static PictureSettings picture(Configuration configuration, Key filter) {
    return new PictureSettings(
        configuration.choice(filter, FilterKind.class),
        configuration.real(Key.PICTURE_LOW),
        configuration.real(Key.PICTURE_HIGH),
        1,
        configuration.flag(Key.PICTURE_REJECT_COSMIC_RAYS));
  }

  private static FilterSettings filters(Configuration configuration) {
    return new FilterSettings(
        configuration.real(Key.FILTER_UNSHARP_SIGMA),
        configuration.duration(Key.FILTER_RUNNING_DIFFERENCE_LEAST, LEAST, FARTHEST),
        configuration.duration(Key.FILTER_RUNNING_DIFFERENCE_MOST, LEAST, FARTHEST),
        configuration.number(Key.FILTER_MEDIAN_SIZE, SMALLEST_SQUARE, LARGEST_SQUARE),
        configuration.duration(Key.FILTER_BACKGROUND_REACH, LEAST, FARTHEST),
        configuration.duration(Key.FILTER_BACKGROUND_GAP, Duration.ZERO, FARTHEST),
        configuration.real(Key.FILTER_MGN_K),
        configuration.real(Key.FILTER_MGN_GAMMA),
        configuration.real(Key.FILTER_MGN_H),
        sigmas(configuration));
  }

  private static List<Double> sigmas(Configuration configuration) {
    List<Double> sigmas = new ArrayList<>();
    for (String text : configuration.text(Key.FILTER_MGN_SIGMAS).split(",", -1)) {
      sigmas.add(
          DecimalNumber.parse(text.strip())
              .orElseThrow(
                  () ->
                      new ConfigurationException(
                          "%s must be numbers with commas between them, not \"%s\"."
                              .formatted(
                                  Key.FILTER_MGN_SIGMAS.path(),
                                  configuration.text(Key.FILTER_MGN_SIGMAS)))));
    }
    return sigmas;
  }
}
