package org.comethunter.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the head of a request, within bounds. A body is left unread. */
final class RequestReader {

  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 100;
  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Z]+) (?:https?://[^/ ]+)?(/[^ ?#]*)(?:[?#][^ ]*)? (HTTP/1\\.[01])");

  private RequestReader() {}

  /**
   * The next request; empty if the client closed the connection instead.
   *
   * @throws ProtocolException if it is no HTTP/1 request or too long
   * @throws IOException if the connection broke
   */
  static Optional<Request> read(InputStream in) throws IOException {
    String first;
    try {
      first = line(in);
    } catch (EOFException _) {
      return Optional.empty();
    }
    Matcher requestLine = REQUEST_LINE.matcher(first);
    if (!requestLine.matches()) {
      throw new ProtocolException("Not an HTTP/1.1 request line.");
    }
    return Optional.of(
        new Request(requestLine.group(1), requestLine.group(2), requestLine.group(3), headers(in)));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new HashMap<>();
    for (int lines = 0; ; lines++) {
      String line = line(in);
      if (line.isEmpty()) {
        return headers;
      }
      int colon = line.indexOf(':');
      if (colon <= 0 || lines == MOST_HEADERS) {
        throw new ProtocolException("Not a header line, or too many of them.");
      }
      String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      headers.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("The connection ended within a request.");
      }
      if (line.length() == LONGEST_LINE) {
        throw new ProtocolException("A line of the request is too long.");
      }
      line.append((char) read);
    }
    if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
      line.setLength(line.length() - 1);
    }
    return line.toString();
  }
}
