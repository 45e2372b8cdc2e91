package org.comethunter.domain.filter;

import java.time.Duration;
import java.util.Locale;

/** Durations as they stand in sentences. */
final class Words {

  private Words() {}

  /** Such as {@code 8 to 16 min}. */
  static String range(Duration least, Duration most) {
    return minutes(least) + " to " + minutes(most) + " min";
  }

  /** Such as {@code 6 h}. */
  static String hours(Duration duration) {
    return number(duration.toMillis() / 3_600_000.0) + " h";
  }

  private static String minutes(Duration duration) {
    return number(duration.toMillis() / 60_000.0);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
  }
}
