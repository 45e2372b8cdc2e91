package org.comethunter.persistence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
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
    try {
      return LocalDateTime.of(
              Integer.parseInt(text, 0, 4, 10),
              Integer.parseInt(text, 5, 7, 10),
              Integer.parseInt(text, 8, 10, 10),
              Integer.parseInt(text, 11, 13, 10),
              Integer.parseInt(text, 14, 16, 10),
              Integer.parseInt(text, 17, 19, 10),
              Integer.parseInt(text, 20, 23, 10) * 1_000_000)
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
      throw new StorageException("The database holds a time that is none: '" + text + "'.", e);
    }
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
