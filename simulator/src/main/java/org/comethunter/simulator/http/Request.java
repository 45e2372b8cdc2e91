package org.comethunter.simulator.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param method such as {@code GET}
 * @param path the path as sent: still percent-encoded, without query
 * @param version {@code HTTP/1.1} or {@code HTTP/1.0}
 * @param headers by lower-case name; the values of a repeated header are joined by commas
 */
public record Request(String method, String path, String version, Map<String, String> headers) {

  public Request {
    headers = Map.copyOf(headers);
  }

  /** The value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether only the head of the answer is wanted. */
  public boolean isHead() {
    return method.equals("HEAD");
  }

  /** Whether the client wants to send more requests over the connection, and can. */
  boolean isPersistent() {
    boolean hasBody = headers.containsKey("transfer-encoding") || contentLength() > 0;
    boolean asksToClose =
        header("connection")
            .map(value -> value.toLowerCase(Locale.ROOT).contains("close"))
            .orElse(false);
    return version.equals("HTTP/1.1") && !asksToClose && !hasBody;
  }

  private long contentLength() {
    try {
      return header("content-length").map(String::strip).map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException _) {
      return Long.MAX_VALUE;
    }
  }
}
