package org.comethunter.http;

import java.net.URI;
import java.time.Duration;
import okhttp3.HttpUrl;

/**
 * Where the servers are and how to behave towards them.
 *
 * @param archiveUrl the folder that holds the day folders, http or https, ending in a slash
 * @param scheduleUrl the page of the downlink schedule, http or https
 * @param contact how the servers' keepers can reach the user, for the User-Agent; may be empty
 * @param connections connections to one host at a time, 1 to 4
 * @param connectTimeout longest time to establish a connection
 * @param readTimeout longest time without one byte from the server
 * @param callTimeout longest time for one request, from first to last byte
 * @param backOff wait before the second attempt at a page; doubled for each further one, with
 *     jitter
 */
public record HttpSettings(
    URI archiveUrl,
    URI scheduleUrl,
    String contact,
    int connections,
    Duration connectTimeout,
    Duration readTimeout,
    Duration callTimeout,
    Duration backOff) {

  /** What the archive's keepers ask for. */
  public static final int MOST_CONNECTIONS = 4;

  /**
   * @throws IllegalArgumentException with a sentence for the user if a value cannot be used
   */
  public HttpSettings {
    archiveUrl = folder(checked(archiveUrl.toString(), "archive"));
    scheduleUrl = checked(scheduleUrl.toString(), "schedule").uri();
    if (!contact.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException("The contact must be plain ASCII text on one line.");
    }
    if (connections < 1 || connections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          "Connections to a host must be 1 to %d, not %d."
              .formatted(MOST_CONNECTIONS, connections));
    }
    requirePositive(connectTimeout, "connect time-out");
    requirePositive(readTimeout, "read time-out");
    requirePositive(callTimeout, "call time-out");
    requirePositive(backOff, "back-off");
  }

  /**
   * The settings for everyday use. A whole call ends before a download's claim does (5 minutes).
   *
   * @throws IllegalArgumentException with a sentence for the user if a URL cannot be used
   */
  public static HttpSettings defaults(String archiveUrl, String scheduleUrl) {
    return new HttpSettings(
        checked(archiveUrl, "archive").uri(),
        checked(scheduleUrl, "schedule").uri(),
        "",
        MOST_CONNECTIONS,
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(4),
        Duration.ofSeconds(1));
  }

  /** The same settings with that contact in the User-Agent. */
  public HttpSettings withContact(String text) {
    return new HttpSettings(
        archiveUrl,
        scheduleUrl,
        text,
        connections,
        connectTimeout,
        readTimeout,
        callTimeout,
        backOff);
  }

  /** Who asks, such as {@code CometHunter/1.0 (+mailto:someone@example.org)}. */
  String userAgent() {
    String version = HttpSettings.class.getPackage().getImplementationVersion();
    String product = "CometHunter/" + (version == null ? "dev" : version);
    return contact.isBlank() ? product : product + " (+" + contact.strip() + ")";
  }

  private static HttpUrl checked(String url, String what) {
    HttpUrl parsed = HttpUrl.parse(url.strip());
    if (parsed == null) {
      throw new IllegalArgumentException(
          "The %s URL must be an http or https address, not \"%s\".".formatted(what, url));
    }
    if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
      throw new IllegalArgumentException(
          "The %s URL must not hold a user name or password.".formatted(what));
    }
    return parsed;
  }

  private static URI folder(HttpUrl url) {
    if (url.query() != null || url.fragment() != null) {
      throw new IllegalArgumentException(
          "The archive URL names a folder: it must not hold \"?\" or \"#\".");
    }
    return url.encodedPath().endsWith("/")
        ? url.uri()
        : url.newBuilder().addPathSegment("").build().uri();
  }

  private static void requirePositive(Duration value, String what) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException("The %s must be longer than nothing.".formatted(what));
    }
  }
}
