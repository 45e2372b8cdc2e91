package org.comethunter.domain.observation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the position of a mark was found. */
public enum MarkMethod {
  /** The centre of light near the place that was pointed at, see {@link Centroid}. */
  CENTROID,
  /** The place that was pointed at. */
  PIXEL,
  /** On a course that was fitted to where the search saw the object in many frames. */
  COURSE;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name in data. */
  public String code() {
    return code;
  }

  /** The method of that name; empty for any other text. */
  public static Optional<MarkMethod> of(String text) {
    return Arrays.stream(values()).filter(method -> method.code.equals(text)).findFirst();
  }
}
