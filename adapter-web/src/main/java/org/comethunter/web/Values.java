package org.comethunter.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.domain.time.UtcTime;

/**
 * Reads what clients write. Every method throws IllegalArgumentException with a sentence that says
 * what would have been right.
 */
final class Values {

  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 500;

  private Values() {}

  static Instrument instrument(String text) {
    return Instrument.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The instrument must be c2 or c3, not '" + text + "'."));
  }

  /** A time in a query, whose plus sign may have got lost. */
  static Instant time(String text) {
    return UtcTime.parse(Query.withPlus(text));
  }

  static int limit(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .filter(limit -> 1 <= limit && limit <= MAX_LIMIT)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The limit must be a whole number from 1 to "
                        + MAX_LIMIT
                        + ", not '"
                        + text
                        + "'."));
  }

  static double number(String text) {
    if (!text.matches("[-+]?(\\d{1,9}(\\.\\d{0,9})?|\\.\\d{1,9})")) {
      throw new IllegalArgumentException("It must be a number, not '" + text + "'.");
    }
    return Double.parseDouble(text);
  }

  static int wholeNumber(String text) {
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("It must be a whole number, not '" + text + "'.");
    }
    return Integer.parseInt(text);
  }

  static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException("It must be true or false, not '" + text + "'.");
    };
  }

  /** One or several constants, separated by commas, in any case. */
  static <E extends Enum<E>> Set<E> anyOf(Class<E> type, String text) {
    Set<E> found = EnumSet.noneOf(type);
    for (String name : text.split(",", -1)) {
      found.add(
          Arrays.stream(type.getEnumConstants())
              .filter(one -> one.name().equals(name.strip().toUpperCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException(unknown(type, name))));
    }
    return found;
  }

  private static <E extends Enum<E>> String unknown(Class<E> type, String name) {
    String known =
        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return "There is no '" + name.strip() + "'; there are " + known + ".";
  }

  /**
   * The window of the parameters {@code start} and {@code end}, if one of them is given.
   *
   * @throws ProblemException if they are no times, or the wrong way round
   */
  static Optional<TimeWindow> window(Query query) {
    Optional<Instant> start = query.value("start", Values::time);
    Optional<Instant> end = query.value("end", Values::time);
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TimeWindow(start.orElse(UtcTime.EARLIEST), end.orElse(UtcTime.LATEST)));
    } catch (IllegalArgumentException e) {
      String parameter = end.isPresent() ? "end" : "start";
      throw ProblemException.parameter(Problem.Kind.INVALID_PARAMETER, parameter, e.getMessage());
    }
  }

  /**
   * As {@link #window(Query)}, but no longer than that: if only one end is given, the other is as
   * far away as it may be.
   *
   * @throws ProblemException if both are given and too far apart, too
   */
  static Optional<TimeWindow> window(Query query, Duration longest) {
    Optional<Instant> start = query.value("start", Values::time);
    Optional<Instant> end = query.value("end", Values::time);
    Optional<TimeWindow> given = window(query);
    boolean tooLong = given.filter(it -> it.length().compareTo(longest) > 0).isPresent();
    if (!tooLong) {
      return given;
    }
    if (start.isPresent() && end.isPresent()) {
      throw ProblemException.parameter(
          Problem.Kind.INVALID_PARAMETER,
          "end",
          "The window is longer than " + longest.toDays() + " days: take it in parts.");
    }
    return Optional.of(
        start
            .map(from -> new TimeWindow(from, from.plus(longest)))
            .orElseGet(() -> new TimeWindow(end.orElseThrow().minus(longest), end.orElseThrow())));
  }
}
