package org.comethunter.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.domain.file.FrameId;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The modification times on a folder page (an Apache index, as a table or as preformatted text).
 *
 * <p>They are in the server's local time, to the minute. In the hour that is repeated in autumn the
 * earlier moment is meant; a time in the hour that is left out in spring is moved on by that hour.
 */
final class FolderPage {
  private static final ZoneId SERVER_ZONE = ZoneId.of("America/New_York");
  private static final Pattern TIME =
      Pattern.compile("\\b(\\d{4}-\\d{2}-\\d{2}|\\d{2}-[A-Za-z]{3}-\\d{4}) +(\\d{2}:\\d{2})\\b");
  private static final List<DateTimeFormatter> FORMATS =
      List.of(
          DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT),
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .appendPattern("dd-MMM-uuuu HH:mm")
              .toFormatter(Locale.ENGLISH));

  private FolderPage() {}

  /** The times that the page gives, by file name; only {@code .fts} files. */
  static Map<String, Instant> modificationTimes(byte[] page) {
    Document document = Jsoup.parse(new String(page, StandardCharsets.ISO_8859_1));
    Map<String, Instant> times = new HashMap<>();
    for (Element link : document.select("a[href]")) {
      fileName(link.attr("href"))
          .ifPresent(name -> time(row(link)).ifPresent(at -> times.put(name, at)));
    }
    return times;
  }

  private static Optional<String> fileName(String href) {
    String relative = href.strip().startsWith("./") ? href.strip().substring(2) : href.strip();
    try {
      String name = URLDecoder.decode(relative.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(name).filter(FrameId::isFileName);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static String row(Element link) {
    Element row = link.closest("tr");
    if (row != null) {
      return row.text();
    }
    StringBuilder text = new StringBuilder();
    Node next = link.nextSibling();
    while (next instanceof TextNode part) {
      text.append(part.getWholeText());
      next = next.nextSibling();
    }
    return text.toString().lines().findFirst().orElse("");
  }

  private static Optional<Instant> time(String row) {
    Matcher matcher = TIME.matcher(row);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String text = matcher.group(1) + " " + matcher.group(2);
    for (DateTimeFormatter format : FORMATS) {
      try {
        return Optional.of(LocalDateTime.parse(text, format).atZone(SERVER_ZONE).toInstant());
      } catch (DateTimeException _) {
        // the other format, then; a date that fits neither is no time
      }
    }
    return Optional.empty();
  }
}
