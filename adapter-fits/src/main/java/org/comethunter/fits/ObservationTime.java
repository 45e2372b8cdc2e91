package org.comethunter.fits;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.UnsupportedFrameException;

/**
 * When an exposure began: DATE-OBS and TIME-OBS in two cards ({@code 2002/01/08}, {@code
 * 02:18:05.594}), or both in DATE-OBS ({@code 2002-01-08T02:18:05.594}). UTC.
 */
final class ObservationTime {
  private static final Pattern DATE =
      Pattern.compile("(\\d{4})[-/](\\d{2})[-/](\\d{2})(?:[T ]+(\\S+?)Z?)?");
  private static final Pattern TIME =
      Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{0,9}))?");

  private ObservationTime() {}

  /**
   * Reads it.
   *
   * @throws UnsupportedFrameException if it is missing
   * @throws MalformedFrameException if it is no date and time
   */
  static Instant of(HeaderCards cards) {
    String date =
        cards
            .text("DATE-OBS")
            .orElseThrow(
                () -> new UnsupportedFrameException("It has no observation time (DATE-OBS)."));
    Matcher matcher = DATE.matcher(date);
    if (!matcher.matches()) {
      throw unreadable(date, null);
    }
    String time = matcher.group(4);
    if (time == null) {
      time =
          cards
              .text("TIME-OBS")
              .orElseThrow(
                  () ->
                      new UnsupportedFrameException(
                          "It has a date, but no time of day (TIME-OBS)."));
    }
    try {
      LocalDate day =
          LocalDate.of(
              number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
      return LocalDateTime.of(day, timeOfDay(time)).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw unreadable(date + " " + time, e);
    }
  }

  private static LocalTime timeOfDay(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new DateTimeException("Not a time of day: " + text);
    }
    String fraction = matcher.group(4) == null ? "" : matcher.group(4);
    return LocalTime.of(
        number(matcher.group(1)),
        number(matcher.group(2)),
        number(matcher.group(3)),
        number((fraction + "000000000").substring(0, 9)));
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  private static MalformedFrameException unreadable(String text, DateTimeException cause) {
    return new MalformedFrameException(
        "Its observation time \"" + text + "\" is no date and time.", cause);
  }
}
