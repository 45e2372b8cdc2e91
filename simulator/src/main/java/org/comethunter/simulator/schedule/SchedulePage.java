package org.comethunter.simulator.schedule;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes a schedule as the schedule server does: a page with one text row per pass. */
public final class SchedulePage {

  private static final DateTimeFormatter BEGIN =
      DateTimeFormatter.ofPattern("EEE  uuuu-MM-dd  HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter END = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter PUBLISHED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'");

  private SchedulePage() {}

  /** The page as HTML. */
  public static String of(Schedule schedule) {
    StringBuilder rows = new StringBuilder();
    schedule.passes().forEach(pass -> rows.append(row(pass)).append('\n'));
    return """
    <!DOCTYPE html>
    <html>
    <head><title>SOHO Operations Schedule</title></head>
    <body>
    <h1>SOHO Operations Schedule</h1>
    <p>Generated %s. All times are UTC.</p>
    <pre>
    Week DOY  Day  Date        Track          Antenna
    %s</pre>
    </body>
    </html>
    """
        .formatted(PUBLISHED.format(schedule.publishedAt().atOffset(ZoneOffset.UTC)), rows);
  }

  private static String row(Pass pass) {
    OffsetDateTime begin = pass.begin().atOffset(ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "%3d  %03d  %s - %s  %s",
        weekOfYear(begin),
        begin.getDayOfYear(),
        BEGIN.format(begin),
        END.format(pass.end().atOffset(ZoneOffset.UTC)),
        pass.antenna());
  }

  /** Weeks begin on Mondays; the days before the first Monday are week 0. */
  private static int weekOfYear(OffsetDateTime day) {
    return (day.getDayOfYear() + 7 - day.getDayOfWeek().getValue()) / 7;
  }
}
