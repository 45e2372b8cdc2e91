package org.comethunter.bootstrap.config;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them: no {@code NaN}, no {@code 1f}, no {@code 0x1p3}. */
final class DecimalNumber {
  private static final Pattern FORM =
      Pattern.compile("[+-]?(\\d{1,40}\\.?\\d{0,40}|\\.\\d{1,40})([Ee][+-]?\\d{1,3})?");

  private DecimalNumber() {}

  /** The number, if the text is a finite one. */
  static Optional<Double> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(Double.valueOf(text)).filter(Double::isFinite)
        : Optional.empty();
  }
}
