package org.comethunter.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The content of a page. Immutable. */
final class Page {
  private static final int LONGEST_END = 64;

  private final byte[] body;
  private final String contentType;
  private final boolean isNew;

  /**
   * A page as just received.
   *
   * @param body its bytes, decompressed; not to be changed any more
   * @param contentType the Content-Type header, or nothing
   */
  Page(byte[] body, String contentType) {
    this(body, contentType, true);
  }

  private Page(byte[] body, String contentType, boolean isNew) {
    this.body = body;
    this.contentType = contentType;
    this.isNew = isNew;
  }

  /** The page when the server says that it has not changed since. */
  Page unchanged() {
    return new Page(body, contentType, false);
  }

  /** Its bytes, not to be changed. */
  byte[] body() {
    return body;
  }

  /** Whether it was sent now, rather than being the one last read. */
  boolean isNew() {
    return isNew;
  }

  /** Whether it is, or claims to be, a web page. */
  boolean isHtml() {
    return contentType.toLowerCase(Locale.ROOT).contains("html") || beginsLikeHtml(body);
  }

  /**
   * Whether it ends like a page: with the tag that ends a web page, or with the end of a line. One
   * that was cut on its way, under a length that is too short, does so by chance only.
   */
  boolean isWhole() {
    String end =
        new String(
            body,
            Math.max(0, body.length - LONGEST_END),
            Math.min(body.length, LONGEST_END),
            StandardCharsets.ISO_8859_1);
    return isHtml()
        ? end.stripTrailing().toLowerCase(Locale.ROOT).endsWith("</html>")
        : end.endsWith("\n");
  }

  /** Whether the first visible character is a {@code <}, as in HTML and XML. */
  static boolean beginsLikeHtml(byte[] bytes) {
    int first = hasByteOrderMark(bytes) ? 3 : 0;
    while (first < bytes.length && Character.isWhitespace(bytes[first])) {
      first++;
    }
    return first < bytes.length && bytes[first] == '<';
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
