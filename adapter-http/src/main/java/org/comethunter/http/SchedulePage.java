package org.comethunter.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.time.TimeWindow;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The passes on the schedule page, which is edited by hand now and then. A pass is a date, a begin,
 * an end and an antenna, one after the other, whatever stands before (week, day of year, weekday)
 * or after them; times are UTC, and an end not after the begin means the next day.
 *
 * @param slots the passes in order of their begin, each once; the last row of a pass counts
 * @param unreadable rows that look like a pass but cannot be read
 */
record SchedulePage(List<DownlinkSlot> slots, List<String> unreadable) {

  /** Any dash that an editor may put, or what is left of one in the wrong encoding. */
  private static final String DASH = "[-\u2010-\u2015\u2212\uFFFD]";

  private static final String BETWEEN_COLUMNS = "[ |,;]+";
  private static final String DATE =
      "(?<!\\d)(?<year>\\d{4})" + DASH + "(?<month>\\d{1,2})" + DASH + "(?<day>\\d{1,2})";
  private static final String ZONE = " ?(?:UTC?|Z)?";
  private static final String BEGIN = "(?<begin>\\d{1,2}[:.]\\d{2})" + ZONE;
  private static final String END = "(?<end>\\d{1,2}[:.]\\d{2})" + ZONE;
  private static final String ANTENNA =
      "(?<antenna>DSS[ _-]?\\d{1,3}|[A-Z]{1,12}-?\\d{1,3}[A-Z]?)(?![\\w:])";
  private static final Pattern PASS =
      Pattern.compile(
          DATE
              + BETWEEN_COLUMNS
              + BEGIN
              + " ?(?:"
              + DASH
              + "+|to) ?"
              + END
              + BETWEEN_COLUMNS
              + ANTENNA,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LOOKS_LIKE_PASS =
      Pattern.compile(
          "\\d{4}-\\d{1,2}-\\d{1,2}.*\\d{1,2}:\\d{2}.*\\d{1,2}:\\d{2}"
              + "|\\b(?:mon|tue|wed|thu|fri|sat|sun)\\b.*\\d{4}-\\d{1,2}-\\d{1,2}",
          Pattern.CASE_INSENSITIVE);
  private static final int MINUTES_PER_DAY = 24 * 60;
  private static final int EXCERPT = 200;

  /** Reads the page; its encoding is what it says, or UTF-8. */
  static SchedulePage read(byte[] body) {
    Map<String, DownlinkSlot> slots = new HashMap<>();
    List<String> unreadable = new ArrayList<>();
    for (String line : lines(body)) {
      Matcher row = PASS.matcher(line);
      boolean found = false;
      while (row.find()) {
        Optional<DownlinkSlot> slot = slot(row);
        slot.ifPresent(it -> slots.put(it.id(), it));
        found |= slot.isPresent();
      }
      String excerpt = line.substring(0, Math.min(line.length(), EXCERPT));
      if (!found && LOOKS_LIKE_PASS.matcher(excerpt).find()) {
        unreadable.add(excerpt);
      }
    }
    List<DownlinkSlot> inOrder =
        slots.values().stream()
            .sorted(
                Comparator.comparing((DownlinkSlot slot) -> slot.window().start())
                    .thenComparing(DownlinkSlot::antenna))
            .toList();
    return new SchedulePage(inOrder, List.copyOf(unreadable));
  }

  private static Optional<DownlinkSlot> slot(Matcher row) {
    try {
      LocalDate date =
          LocalDate.of(
              Integer.parseInt(row.group("year")),
              Integer.parseInt(row.group("month")),
              Integer.parseInt(row.group("day")));
      int begin = minutes(row.group("begin"));
      int end = minutes(row.group("end"));
      Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
      TimeWindow window =
          new TimeWindow(
              midnight.plusSeconds(60L * begin),
              midnight.plusSeconds(60L * (end > begin ? end : end + MINUTES_PER_DAY)));
      String antenna = row.group("antenna").toUpperCase(Locale.ROOT).replaceAll("[ _]", "-");
      return Optional.of(DownlinkSlot.announced(window, antenna));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Minutes since midnight; 24:00 is the end of the day. */
  private static int minutes(String time) {
    int separator = time.length() - 3;
    int hours = Integer.parseInt(time.substring(0, separator));
    int minutes = Integer.parseInt(time.substring(separator + 1));
    int total = 60 * hours + minutes;
    if (minutes > 59 || total > MINUTES_PER_DAY) {
      throw new DateTimeException("No such time: " + time);
    }
    return total;
  }

  private static List<String> lines(byte[] body) {
    try {
      Document document = Jsoup.parse(new ByteArrayInputStream(body), null, "");
      StringBuilder text = new StringBuilder();
      document.traverse(new LineKeeper(text));
      return text.toString()
          .replace('\u00A0', ' ')
          .lines()
          .map(line -> line.strip().replaceAll("\\s+", " "))
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Reading from memory failed.", e);
    }
  }

  /** Collects the text that is shown, with the line breaks that are shown. */
  private record LineKeeper(StringBuilder text) implements NodeVisitor {

    @Override
    public void head(Node node, int depth) {
      switch (node) {
        case TextNode words when isPreformatted(words) -> text.append(words.getWholeText());
        case TextNode words -> text.append(words.text());
        case Element element when element.nameIs("br") -> text.append('\n');
        case Element element when element.nameIs("td") || element.nameIs("th") -> text.append(' ');
        case Element element when element.isBlock() -> text.append('\n');
        default -> {
          // comments, inline elements and the like show nothing of their own
        }
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element
          && element.isBlock()
          && !element.nameIs("td")
          && !element.nameIs("th")) {
        text.append('\n');
      }
    }

    private static boolean isPreformatted(TextNode words) {
      Element parent = words.parent();
      return parent != null && parent.closest("pre") != null;
    }
  }
}
