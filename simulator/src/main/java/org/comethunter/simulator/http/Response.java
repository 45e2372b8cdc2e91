package org.comethunter.simulator.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer. Immutable, as long as nobody changes the body's array, which is not copied.
 *
 * <p>{@code Content-Length} is the body's length unless a header says otherwise.
 */
public final class Response {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private Response(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** An answer with a body and no header yet. */
  public static Response of(int status, byte[] body) {
    return new Response(status, Collections.emptyMap(), body);
  }

  /** A web page. */
  public static Response html(int status, String page) {
    return of(status, page.getBytes(StandardCharsets.UTF_8))
        .withHeader("Content-Type", "text/html;charset=UTF-8");
  }

  /** The page by which an Apache server says that something went wrong. */
  public static Response error(int status) {
    String title = StatusText.of(status);
    return html(
        status,
        """
        <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
        <html><head>
        <title>%d %s</title>
        </head><body>
        <h1>%s</h1>
        <p>%s</p>
        </body></html>
        """
            .formatted(status, title, title, StatusText.explanation(status)));
  }

  /** Sends the client elsewhere. */
  public static Response redirect(int status, String location) {
    return error(status).withHeader("Location", location);
  }

  public int status() {
    return status;
  }

  /** The value of a header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /** All headers, by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The body's bytes, not copied. */
  public byte[] body() {
    return body;
  }

  /** The same with another status. */
  public Response withStatus(int newStatus) {
    return new Response(newStatus, headers, body);
  }

  /** The same with other bytes. */
  public Response withBody(byte[] newBody) {
    return new Response(status, headers, newBody);
  }

  /** The same with a header set. */
  public Response withHeader(String name, String value) {
    Map<String, String> changed = copyOfHeaders();
    changed.put(name, value);
    return new Response(status, Collections.unmodifiableMap(changed), body);
  }

  /** The same without some headers. */
  public Response withoutHeaders(String... names) {
    Map<String, String> changed = copyOfHeaders();
    for (String name : names) {
      changed.remove(name);
    }
    return new Response(status, Collections.unmodifiableMap(changed), body);
  }

  /**
   * The same with what conditional requests go by.
   *
   * @param etag a strong entity tag, with its quotes
   */
  public Response withValidators(String etag, Instant modifiedAt) {
    return withHeader("ETag", etag).withHeader("Last-Modified", HttpDate.format(modifiedAt));
  }

  private Map<String, String> copyOfHeaders() {
    Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    copy.putAll(headers);
    return copy;
  }
}
