package org.comethunter.simulator.replica;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.time.temporal.ChronoField.MONTH_OF_YEAR;
import static java.time.temporal.ChronoField.YEAR;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** Names of day folders: {@code yymmdd}, the years being 1995 (SOHO's launch) to 2094. */
final class DayFolder {

  private static final int FIRST_YEAR = 1995;
  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .appendValueReduced(YEAR, 2, 2, FIRST_YEAR)
          .appendValue(MONTH_OF_YEAR, 2)
          .appendValue(DAY_OF_MONTH, 2)
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private DayFolder() {}

  static String of(LocalDate day) {
    return FORMAT.format(day);
  }

  /** The day of a folder; empty if that is not the name of one. */
  static Optional<LocalDate> parse(String name) {
    try {
      return Optional.of(LocalDate.parse(name, FORMAT));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
