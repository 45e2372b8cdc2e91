package org.comethunter.simulator.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Dates as HTTP headers write them: {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110, 5.6.7). */
public final class HttpDate {

  // RFC_1123_DATE_TIME of the JDK writes days below ten with one digit, which HTTP does not allow
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HttpDate() {}

  /** Writes a date; fractions of a second are dropped. */
  public static String format(Instant instant) {
    return FORMAT.format(instant);
  }

  /** Reads a date; empty for anything else. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.from(FORMAT.parse(text.strip())));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
