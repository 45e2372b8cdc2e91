package org.comethunter.simulator.replica;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.comethunter.simulator.http.HttpDate;
import org.comethunter.simulator.http.Request;
import org.comethunter.simulator.http.Response;
import org.comethunter.simulator.http.Wire;

/**
 * A way in which a server misbehaves: it gives another answer than the proper one, or lets an
 * answer go wrong on the way, or both. Immutable and thread-safe.
 *
 * <p>Faults that stand for another state of the file (a short one that is still being written, a
 * replaced one, a torn list) change the entity tag too, as a server would; faults on the way keep
 * it.
 */
public final class Fault {

  /** Brings an answer to the client, more or less. */
  @FunctionalInterface
  private interface Delivery {
    void deliver(Response response, Wire wire) throws IOException, InterruptedException;
  }

  private final String name;
  private final BiFunction<Request, Response, Response> answer;
  private final Delivery delivery;
  private final boolean silent;

  private Fault(
      String name,
      BiFunction<Request, Response, Response> answer,
      Delivery delivery,
      boolean silent) {
    this.name = name;
    this.answer = answer;
    this.delivery = delivery;
    this.silent = silent;
  }

  private static Fault onTheWay(String name, Delivery delivery) {
    return new Fault(name, (_, proper) -> proper, delivery, false);
  }

  private static Fault otherAnswer(String name, UnaryOperator<Response> answer) {
    return new Fault(name, (_, proper) -> answer.apply(proper), (r, wire) -> wire.send(r), false);
  }

  private static Fault otherState(String name, UnaryOperator<byte[]> change) {
    return otherAnswer(
        name,
        proper -> {
          byte[] body = change.apply(proper.body());
          return proper.withStatus(200).withBody(body).withHeader("ETag", EntityTag.of(body));
        });
  }

  // ---- on the way

  /** Resets the connection without an answer. */
  public static Fault reset() {
    return new Fault("reset", (_, proper) -> proper, (_, wire) -> wire.resetAfterwards(), true);
  }

  /** Closes the connection in good order, but without an answer. */
  public static Fault noAnswer() {
    return new Fault("no answer", (_, proper) -> proper, (_, w) -> w.closeAfterwards(), true);
  }

  /** Sends nothing for a time, then the proper answer. */
  public static Fault stall(Duration duration) {
    return stallAfter(0, duration);
  }

  /** Sends nothing until the latch opens, then the proper answer. */
  public static Fault stall(CountDownLatch released) {
    return onTheWay(
        "stall",
        (response, wire) -> {
          wire.pauseUntil(released);
          wire.send(response);
        });
  }

  /** Sends the head and that many bytes of the body, nothing for a time, then the rest. */
  public static Fault stallAfter(int bytes, Duration duration) {
    return bytes == 0
        ? onTheWay(
            "stall",
            (response, wire) -> {
              wire.pause(duration);
              wire.send(response);
            })
        : onTheWay("stall halfway", halting(bytes, wire -> wire.pause(duration)));
  }

  /**
   * Sends the head and that many bytes of the body, nothing until the latch opens, then the rest.
   */
  public static Fault stallAfter(int bytes, CountDownLatch released) {
    return onTheWay("stall halfway", halting(bytes, wire -> wire.pauseUntil(released)));
  }

  /** Sends the body in small pieces with pauses between them. */
  public static Fault drip(int bytesAtOnce, Duration pause) {
    return onTheWay(
        "drip",
        (response, wire) -> {
          byte[] body = response.body();
          wire.sendHead(response);
          for (int from = 0; from < body.length; from += bytesAtOnce) {
            wire.sendBytes(body, from, Math.min(body.length, from + bytesAtOnce));
            wire.pause(pause);
          }
        });
  }

  /** Promises the whole body, sends that many bytes of it and closes the connection. */
  public static Fault shortBody(int bytes) {
    return onTheWay(
        "short body",
        (response, wire) -> {
          wire.closeAfterwards();
          wire.sendHead(response);
          wire.sendBytes(response.body(), 0, Math.min(bytes, response.body().length));
        });
  }

  /** Promises the whole body, sends that many bytes of it and resets the connection. */
  public static Fault resetAfter(int bytes) {
    return onTheWay(
        "reset halfway",
        (response, wire) -> {
          wire.sendHead(response);
          wire.sendBytes(response.body(), 0, Math.min(bytes, response.body().length));
          wire.resetAfterwards();
        });
  }

  /** Sends the whole body under another {@code Content-Length} and closes the connection. */
  public static Fault wrongLength(long declared) {
    return new Fault(
        "wrong length",
        (_, proper) -> proper.withHeader("Content-Length", Long.toString(declared)),
        (response, wire) -> {
          wire.closeAfterwards();
          wire.send(response);
        },
        false);
  }

  /** Sends the body without {@code Content-Length}; the end of the connection ends it. */
  public static Fault noLength() {
    return new Fault(
        "no length",
        (_, proper) -> proper.withHeader("Connection", "close"),
        (response, wire) -> {
          wire.closeAfterwards();
          wire.send(response);
        },
        false);
  }

  /** Inverts that many bytes of the body from an offset on; tag and length stay as they are. */
  public static Fault corrupted(int offset, int count) {
    return otherAnswer(
        "corrupted", proper -> proper.withBody(Alterations.inverted(proper.body(), offset, count)));
  }

  /** Compresses the body, though nobody may have asked for it. */
  public static Fault gzipEncoded() {
    return otherAnswer(
        "gzip",
        proper ->
            proper
                .withBody(Alterations.gzip(proper.body()))
                .withHeader("Content-Encoding", "gzip"));
  }

  // ---- another state of the file

  /** Serves the first bytes only, as a whole: a file that is still being written. */
  public static Fault stillBeingWritten(int bytes) {
    return otherState(
        "still being written", body -> Arrays.copyOf(body, Math.min(bytes, body.length)));
  }

  /** Serves the file with zero bytes added. */
  public static Fault longBody(int extraBytes) {
    return otherState("long body", body -> Arrays.copyOf(body, body.length + extraBytes));
  }

  /** Serves other bytes in place of a file or page, under the same headers. */
  public static Fault replacedBy(byte[] body) {
    byte[] copy = body.clone();
    return otherState("replaced", _ -> copy);
  }

  /** Serves another text (ISO 8859-1) in place of a page, under the same headers. */
  public static Fault replacedBy(String page) {
    return replacedBy(page.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Serves an empty body with status 200. */
  public static Fault empty() {
    return otherState("empty", _ -> new byte[0]);
  }

  /** Cuts a text in the middle of its last line: it is being appended to. */
  public static Fault tornLastLine() {
    return otherState("torn line", Alterations::tornLastLine);
  }

  /** Gives every line of a text twice. */
  public static Fault doubledLines() {
    return otherState("doubled lines", Alterations::doubledLines);
  }

  /** Adds that many rows to a folder's page, of files that are not there. */
  public static Fault crowded(int rows) {
    return otherState("crowded", body -> Alterations.crowded(body, rows));
  }

  /** Gives a text over and over again, until it has that many bytes or more. */
  public static Fault endless(long bytes) {
    return new Fault("endless", (_, r) -> Alterations.times(r, bytes), Fault::repeat, false);
  }

  /** Tells all times by a clock that is off: Date, Last-Modified, and those of a folder's page. */
  public static Fault clockOff(Duration by) {
    return otherAnswer("clock off", proper -> Alterations.shifted(proper, by));
  }

  // ---- another answer altogether

  /** Answers with a web page and status 200, whatever was asked for. */
  public static Fault html() {
    return otherAnswer(
        "html",
        _ -> Response.html(200, "<html><body><h1>Scheduled maintenance</h1></body></html>\n"));
  }

  /** Answers with a status and its error page. */
  public static Fault status(int status) {
    return otherAnswer("status " + status, _ -> Response.error(status));
  }

  /** Answers with a status and asks to come back after so many seconds. */
  public static Fault status(int status, Duration retryAfter) {
    String seconds = Long.toString(retryAfter.toSeconds());
    return otherAnswer(
        "status " + status, _ -> Response.error(status).withHeader("Retry-After", seconds));
  }

  /** Answers with a status and asks to come back at a date, so long after that of the answer. */
  public static Fault statusUntil(int status, Duration later) {
    return otherAnswer(
        "status " + status,
        proper ->
            proper
                .header("Date")
                .flatMap(HttpDate::parse)
                .map(now -> HttpDate.format(now.plus(later)))
                .map(date -> Response.error(status).withHeader("Retry-After", date))
                .orElseGet(() -> Response.error(status)));
  }

  /** Redirects to the very path that was asked for. */
  public static Fault redirectLoop() {
    return new Fault(
        "redirect loop",
        (request, _) -> Response.redirect(302, request.path()),
        (response, wire) -> wire.send(response),
        false);
  }

  /** Redirects elsewhere, such as to another host. */
  public static Fault redirect(URI location) {
    return otherAnswer("redirect", _ -> Response.redirect(302, location.toString()));
  }

  // ---- what the replica does with it

  String name() {
    return name;
  }

  boolean isSilent() {
    return silent;
  }

  Response answer(Request request, Response proper) {
    return answer.apply(request, proper);
  }

  void deliver(Response response, Wire wire) throws IOException, InterruptedException {
    delivery.deliver(response, wire);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Repeats the body as often as the promised length asks for. */
  private static void repeat(Response response, Wire wire) throws IOException {
    byte[] body = response.body();
    wire.sendHead(response);
    long left = response.header("Content-Length").map(Long::parseLong).orElse((long) body.length);
    for (; left > 0; left -= body.length) {
      wire.sendBytes(body, 0, (int) Math.min(left, body.length));
    }
  }

  @FunctionalInterface
  private interface Halt {
    void on(Wire wire) throws IOException, InterruptedException;
  }

  private static Delivery halting(int bytes, Halt halt) {
    return (response, wire) -> {
      byte[] body = response.body();
      int half = Math.min(bytes, body.length);
      wire.sendHead(response);
      wire.sendBytes(body, 0, half);
      halt.on(wire);
      wire.sendBytes(body, half, body.length);
    };
  }
}
