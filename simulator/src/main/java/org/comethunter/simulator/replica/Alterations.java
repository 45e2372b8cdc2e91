package org.comethunter.simulator.replica;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.comethunter.simulator.http.HttpDate;
import org.comethunter.simulator.http.Response;

/** What faults do to a body. The bytes given are left as they are. */
final class Alterations {

  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
  private static final Pattern ROW_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}");

  private Alterations() {}

  /** A text without the second half of its last line. */
  static byte[] tornLastLine(byte[] body) {
    String text = new String(body, StandardCharsets.ISO_8859_1).stripTrailing();
    int lineStart = text.lastIndexOf('\n') + 1;
    String torn = text.substring(0, (lineStart + text.length()) / 2);
    return torn.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A text with every line twice. */
  static byte[] doubledLines(byte[] body) {
    return new String(body, StandardCharsets.ISO_8859_1)
        .lines()
        .map(line -> line + "\n" + line + "\n")
        .collect(Collectors.joining())
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Bytes with some of them inverted. */
  static byte[] inverted(byte[] body, int offset, int count) {
    byte[] inverted = body.clone();
    for (int i = offset; i < Math.min(body.length, offset + count); i++) {
      inverted[i] = (byte) ~inverted[i];
    }
    return inverted;
  }

  /** Bytes compressed. */
  static byte[] gzip(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory took no bytes.", e);
    }
    return out.toByteArray();
  }

  /** A folder's page with more rows. */
  static byte[] crowded(byte[] body, int rows) {
    String page = new String(body, StandardCharsets.ISO_8859_1);
    StringBuilder more = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      more.append(
          FolderPage.row(
              "<img src=\"/icons/unknown.gif\" alt=\"[   ]\">",
              "9%07d.fts".formatted(row),
              "2025-10-17 08:02  ",
              "2.0M"));
    }
    int end = Math.max(0, page.lastIndexOf("</table>"));
    return (page.substring(0, end) + more + page.substring(end))
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** An answer that promises its body so often that it has that many bytes or more. */
  static Response times(Response answer, long bytes) {
    int length = answer.body().length;
    if (length == 0) {
      return answer;
    }
    long promised = Math.ceilDiv(bytes, length) * length;
    return answer
        .withoutHeaders("ETag", "Last-Modified")
        .withHeader("Content-Length", Long.toString(promised));
  }

  /** An answer whose times are all moved. */
  static Response shifted(Response answer, Duration by) {
    Response shifted = answer;
    for (String header : List.of("Date", "Last-Modified")) {
      Optional<Instant> time = answer.header(header).flatMap(HttpDate::parse);
      if (time.isPresent()) {
        shifted = shifted.withHeader(header, HttpDate.format(time.get().plus(by)));
      }
    }
    if (answer.status() != 200
        || answer.header("Content-Type").filter(type -> type.contains("html")).isEmpty()) {
      return shifted;
    }
    String page = new String(answer.body(), StandardCharsets.ISO_8859_1);
    String moved =
        ROW_TIME
            .matcher(page)
            .replaceAll(
                found -> MINUTE.format(LocalDateTime.parse(found.group(), MINUTE).plus(by)));
    byte[] body = moved.getBytes(StandardCharsets.ISO_8859_1);
    return shifted.withBody(body).withHeader("ETag", EntityTag.of(body));
  }
}
