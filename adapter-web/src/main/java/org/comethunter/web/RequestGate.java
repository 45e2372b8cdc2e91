package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.comethunter.web.Problem.Kind;

/**
 * Where every request comes in and goes out: gives it its id and the headers that all answers have,
 * writes the log line, counts it, and knows when the last request in hand is done. Thread-safe.
 */
final class RequestGate implements Filter {

  private static final Kind UNAVAILABLE = Kind.of(Status.SERVICE_UNAVAILABLE_503);

  private static final long SMALL_BODY = 16 * 1024;

  private final InstantSource clock;
  private final ProblemAnswers problems;
  private final RequestMetrics metrics;
  private final EventStreams streams;
  private final SlowClients slow;
  private final Doorkeeper doorkeeper;
  private final CrossOrigin crossOrigin;
  private final boolean tls;
  private final int most;
  private final Duration bodyTimeout;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private int inHand;
  private boolean closed;

  /**
   * A gate that is open.
   *
   * @param problems answer what is refused here
   * @param metrics are told of every answer
   * @param streams what is open there does not count: it has a limit of its own
   * @param slow clients that only have to take their answers do not count either
   * @param doorkeeper says who is let in
   * @param settings say how many requests there may be in hand, and how long a body may take
   */
  RequestGate(
      InstantSource clock,
      ProblemAnswers problems,
      RequestMetrics metrics,
      EventStreams streams,
      SlowClients slow,
      Doorkeeper doorkeeper,
      AccessSettings access,
      WebSettings settings) {
    this.clock = clock;
    this.problems = problems;
    this.metrics = metrics;
    this.streams = streams;
    this.slow = slow;
    this.doorkeeper = doorkeeper;
    this.crossOrigin = new CrossOrigin(access, doorkeeper);
    this.tls = access.identity().isPresent();
    this.most = settings.maxConcurrentRequests();
    this.bodyTimeout = settings.bodyTimeout();
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    Instant begin = clock.instant();
    String id = RequestIds.of(request.headers());
    response.header(RequestIds.HEADER, id);
    SecurityHeaders.ALL.forEach(response::header);
    Visitor visitor = visitor(request);
    try {
      requirePath(request);
      if (tls && !HostName.LOCAL.equals(visitor.only("Host").map(HostName::of).orElse(""))) {
        response.header(SecurityHeaders.TLS_ONLY);
      }
      crossOrigin.describe(visitor, response);
      Optional<Refusal> refusal = doorkeeper.examine(visitor);
      if (refusal.isPresent()) {
        refuse(refusal.get(), visitor, request, response);
      } else if (!crossOrigin.answers(visitor, response)) {
        letIn(chain, request, response);
      }
    } catch (ProblemException e) {
      problems.answer(request, response, e);
    } finally {
      Duration took = Duration.between(begin, clock.instant());
      metrics.answered(request, response, took);
      RequestLog.answered(
          request.prologue().method().text(),
          request.prologue().uriPath().rawPath(),
          response.status().code(),
          took,
          id);
    }
    Patience.CURRENT.get().awaitHead();
    if (request.headers().contains(HeaderValues.CONNECTION_CLOSE)
        || response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
      // Helidon says that it closes the connection, but waits for the client to do so
      throw new CloseConnectionException("The connection ends with this answer.");
    }
  }

  /** Helidon's routing takes what is a URI without a path for one of its own faults. */
  private static void requirePath(RoutingRequest request) {
    String path = request.prologue().uriPath().rawPath();
    if (path == null || !path.startsWith("/")) {
      throw ProblemException.of(
          Kind.of(Status.BAD_REQUEST_400),
          "The target of a request must be a path, which begins with a slash.");
    }
  }

  private void letIn(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    enter(request, response);
    try {
      BodyArrival.await(request, response, bodyTimeout);
      chain.proceed();
    } finally {
      leave();
    }
  }

  /** Who is not let in has no place here, so that nothing but a small body is waited for. */
  private void refuse(
      Refusal refusal, Visitor visitor, RoutingRequest request, RoutingResponse response) {
    refusal.headers().forEach((name, value) -> response.header(name, value));
    if (request.content().hasEntity()) {
      if (request.headers().contentLength().orElse(Long.MAX_VALUE) <= SMALL_BODY) {
        BodyArrival.await(request, response, bodyTimeout);
      } else {
        response.header(HeaderValues.CONNECTION_CLOSE);
      }
    }
    if (refusal.asksForToken() && visitor.wantsPage()) {
      response.status(refusal.status());
      response.header(HeaderNames.CONTENT_TYPE, SignIn.HTML.mediaType());
      response.header(HeaderNames.CACHE_CONTROL, "no-store");
      Entity.send(request, response, SignIn.HTML.bytes());
    } else {
      throw refusal.exception();
    }
  }

  /** A request as the doorkeeper sees it. */
  static Visitor visitor(ServerRequest request) {
    return new Visitor(
        request.prologue().method().text(),
        request.prologue().uriPath().path(),
        request.remotePeer().address() instanceof InetSocketAddress peer
            ? Visitor.network(peer.getAddress())
            : "",
        name -> request.headers().values(HeaderNames.create(name)));
  }

  /**
   * Lets no more requests in and waits for those in hand.
   *
   * @return whether all were done in time
   */
  boolean close(Duration timeout) throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      long nanos = timeout.toNanos();
      while (inHand > 0 && nanos > 0) {
        nanos = idle.awaitNanos(nanos);
      }
      return inHand == 0;
    } finally {
      lock.unlock();
    }
  }

  private void enter(RoutingRequest request, RoutingResponse response) {
    lock.lock();
    try {
      if (closed) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        response.header(HeaderNames.RETRY_AFTER, "5");
        throw ProblemException.of(UNAVAILABLE, "The server is being stopped.");
      }
      if (inHand - streams.count() - slow.takingLong() >= most) {
        response.header(HeaderNames.RETRY_AFTER, "1");
        if (request.content().hasEntity()) {
          response.header(HeaderValues.CONNECTION_CLOSE); // rather than wait for the body
        }
        throw ProblemException.of(UNAVAILABLE, "The server is too busy; try again in a moment.");
      }
      inHand++;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      inHand--;
      if (inHand == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }
}
