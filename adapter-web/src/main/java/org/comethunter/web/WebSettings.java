package org.comethunter.web;

import java.time.Duration;

/**
 * Where and within which limits the web server works.
 *
 * @param bind the address or host name to listen on
 * @param port the port to listen on, 0 for any free one
 * @param maxConnections open connections at most; more have to wait
 * @param maxConcurrentRequests requests being answered at most; more are answered with 503
 * @param maxPayloadBytes length of a request's body at most; longer ones are answered with 413
 * @param bodyTimeout how long a client may take to send a request's body
 * @param maxStreams event streams at most, beside the requests; more are answered with 503
 * @param heartbeat how long an event stream may be silent
 * @param streamWriteTimeout how long a client may take to read what an event stream has written
 * @param stopTimeout how long requests in hand may take when the server stops
 */
public record WebSettings(
    String bind,
    int port,
    int maxConnections,
    int maxConcurrentRequests,
    long maxPayloadBytes,
    Duration bodyTimeout,
    int maxStreams,
    Duration heartbeat,
    Duration streamWriteTimeout,
    Duration stopTimeout) {

  /**
   * @throws IllegalArgumentException if a value is out of range, with a sentence that names it
   */
  public WebSettings {
    require(!bind.isBlank(), "The address to bind to must not be blank.");
    require(0 <= port && port <= 65_535, "The port must be 0 to 65535, not " + port + ".");
    require(maxConnections > 0, "At least 1 connection must be allowed.");
    require(maxConcurrentRequests > 0, "At least 1 request at a time must be allowed.");
    require(maxPayloadBytes >= 0, "The longest body allowed cannot be less than 0 bytes.");
    require(bodyTimeout.isPositive(), "The time to send a body must be positive.");
    require(maxStreams > 0, "At least 1 event stream must be allowed.");
    require(heartbeat.isPositive(), "The time between two heartbeats must be positive.");
    require(streamWriteTimeout.isPositive(), "The time to read a stream must be positive.");
    require(!stopTimeout.isNegative(), "The time to stop in cannot be negative.");
  }

  /** The usual limits, on that address and port. */
  public static WebSettings of(String bind, int port) {
    return new WebSettings(
        bind,
        port,
        512,
        64,
        1024 * 1024,
        Duration.ofSeconds(10),
        64,
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofSeconds(3));
  }

  /** The usual limits, reachable from this machine only. */
  public static WebSettings onLoopback(int port) {
    return of("127.0.0.1", port);
  }

  private static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
