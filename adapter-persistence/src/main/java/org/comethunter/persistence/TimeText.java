package org.comethunter.persistence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.comethunter.application.port.StorageException;

/**
 * Moments as text of one width, {@code 2025-10-17T00:06:07.000Z}: UTC, to the millisecond, years
 * 0000 to 9999, so that the order of texts is the order of times. Finer digits are cut off.
 */
final class TimeText {

  /** Sorts before every time. */
  static final String BEFORE_ALL = "";

  /** Sorts after every time. */
  static final String AFTER_ALL = "~";

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private static final int LENGTH = 24;
  private static final long SECONDS_OF_A_DAY = 86_400;

  private TimeText() {}

  /**
   * The moment as it is stored.
   *
   * @throws StorageException if its year has not four digits
   */
  static String of(Instant moment) {
    if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
      throw new StorageException(
          "The time " + moment + " cannot be stored: its year is not within 0000 and 9999.");
    }
    return FORMAT.format(moment);
  }

  /** Reads back what {@link #of} wrote. */
  static Instant parse(String text) {
    if (text.length() != LENGTH) {
      throw none(text, null);
    }
    return parse(text, 0);
  }

  /** Reads back what {@link #of} wrote, from that place on in a longer text. */
  static Instant parse(String text, int at) {
    try {
      LocalDate day =
          LocalDate.of(digits(text, at, 4), digits(text, at + 5, 2), digits(text, at + 8, 2));
      LocalTime time =
          LocalTime.of(
              digits(text, at + 11, 2),
              digits(text, at + 14, 2),
              digits(text, at + 17, 2),
              digits(text, at + 20, 3) * 1_000_000);
      return Instant.ofEpochSecond(day.toEpochDay() * SECONDS_OF_A_DAY, time.toNanoOfDay());
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      throw none(text, e);
    }
  }

  private static UnreadableRowException none(String text, Exception cause) {
    return new UnreadableRowException("'" + text + "' is no time", cause);
  }

  private static int digits(String text, int begin, int length) {
    int number = 0;
    for (int i = begin; i < begin + length; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new NumberFormatException(text);
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /**
   * The first storable time that is not before the moment: stored times are {@code >=} (or {@code
   * <}) this text exactly when they are not before (or before) the moment. Any moment will do.
   */
  static String notBefore(Instant moment) {
    if (moment.isBefore(FIRST)) {
      return BEFORE_ALL;
    }
    if (moment.isAfter(LAST.truncatedTo(ChronoUnit.MILLIS))) {
      return AFTER_ALL;
    }
    Instant whole = moment.truncatedTo(ChronoUnit.MILLIS);
    return of(whole.equals(moment) ? whole : whole.plusMillis(1));
  }

  /**
   * The last storable time that is not after the moment: stored times are {@code >} this text
   * exactly when they are after the moment. Any moment will do.
   */
  static String notAfter(Instant moment) {
    if (moment.isBefore(FIRST)) {
      return BEFORE_ALL;
    }
    return moment.isAfter(LAST) ? AFTER_ALL : of(moment);
  }
}
