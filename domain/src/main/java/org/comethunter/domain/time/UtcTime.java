package org.comethunter.domain.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/**
 * Reads the moments that people write on a command line, in a URL or in a file: ISO 8601, in UTC
 * unless an offset says otherwise.
 */
public final class UtcTime {

  /** The first moment that can be written: the beginning of the year 1. */
  public static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  /** The last moment that can be written, to the second: the end of the year 9999. */
  public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final int LONGEST = 40;

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .appendValue(ChronoField.YEAR, 4, 4, SignStyle.NOT_NEGATIVE)
          .appendPattern("-MM-dd")
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter()
          .withResolverStyle(ResolverStyle.STRICT);

  private UtcTime() {}

  /**
   * The moment that the text names. Blanks around it do not matter.
   *
   * <p>Read are {@code 2025-10-17T00:00Z}, {@code 2025-10-17T00:00:00.123Z}, {@code
   * 2025-10-17T02:00+02:00}, {@code 2025-10-17T00:00} (in UTC) and {@code 2025-10-17} (its first
   * moment, in UTC).
   *
   * @throws IllegalArgumentException for any other text, with a sentence that shows how to write it
   */
  public static Instant parse(String text) {
    String trimmed = text.strip();
    if (trimmed.length() > LONGEST) {
      throw unreadable(trimmed.substring(0, LONGEST) + "…", null);
    }
    try {
      Instant moment =
          instant(
              FORMAT.parseBest(
                  trimmed, OffsetDateTime::from, LocalDateTime::from, LocalDate::from));
      if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
        throw unreadable(trimmed, null);
      }
      return moment;
    } catch (DateTimeException e) {
      throw unreadable(trimmed, e);
    }
  }

  private static Instant instant(TemporalAccessor read) {
    return switch (read) {
      case OffsetDateTime time -> time.toInstant();
      case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
      default -> LocalDate.from(read).atStartOfDay().toInstant(ZoneOffset.UTC);
    };
  }

  private static IllegalArgumentException unreadable(String text, DateTimeException cause) {
    return new IllegalArgumentException(
        "Not a time: '"
            + text
            + "'. Write it in UTC as 2025-10-17T00:00Z or 2025-10-17T00:00:00.123Z, with an offset"
            + " as 2025-10-17T02:00+02:00, or as a day, 2025-10-17.",
        cause);
  }
}
