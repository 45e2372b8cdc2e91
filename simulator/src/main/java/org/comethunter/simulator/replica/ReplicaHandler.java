package org.comethunter.simulator.replica;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.comethunter.simulator.http.HttpDate;
import org.comethunter.simulator.http.LoopbackServer;
import org.comethunter.simulator.http.Preconditions;
import org.comethunter.simulator.http.Request;
import org.comethunter.simulator.http.Response;
import org.comethunter.simulator.http.Wire;

/** Answers requests properly, or as the faults want it, and logs them. Thread-safe. */
final class ReplicaHandler implements LoopbackServer.Handler {

  private static final Logger LOG = System.getLogger(ReplicaHandler.class.getName());

  private final ReplicaSite site;
  private final Faults faults;
  private final RequestLog log;
  private final InstantSource clock;

  ReplicaHandler(ReplicaSite site, Faults faults, RequestLog log, InstantSource clock) {
    this.site = site;
    this.faults = faults;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public void handle(Request request, Wire wire) throws IOException, InterruptedException {
    Instant now = clock.instant();
    RequestKind kind = RequestKind.of(request.path());
    long number = log.begun(kind);
    wire.onEnd(() -> log.ended(kind));
    Optional<Fault> fault = faults.next(request.path());
    Response proper = proper(request, now).withHeader("Date", HttpDate.format(now));
    Response full = fault.map(found -> found.answer(request, proper)).orElse(proper);
    Response response = dated(Preconditions.apply(request, full), now);
    // logged before it is sent: once a client has an answer, its request is in the log
    int status = fault.filter(Fault::isSilent).isPresent() ? 0 : response.status();
    Optional<String> retryAfter = response.header("Retry-After");
    log.add(
        number, new LoggedRequest(now, request, kind, status, retryAfter, fault.map(Fault::name)));
    if (fault.isPresent()) {
      fault.get().deliver(response, wire);
    } else {
      wire.send(response);
    }
  }

  private static Response dated(Response answer, Instant now) {
    Response dated =
        answer.header("Date").isPresent()
            ? answer
            : answer.withHeader("Date", HttpDate.format(now));
    return dated.withHeader("Server", "Apache");
  }

  private Response proper(Request request, Instant now) {
    if (!request.method().equals("GET") && !request.isHead()) {
      return Response.error(405).withHeader("Allow", "GET,HEAD");
    }
    try {
      Response answer = site.answer(request.path(), now);
      return answer
          .header("Location")
          .map(path -> answer.withHeader("Location", absolute(request, path)))
          .orElse(answer);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "The replica cannot serve " + request.path() + ".", e);
      return Response.error(500);
    }
  }

  private static String absolute(Request request, String path) {
    return request.header("Host").map(host -> "http://" + host + path).orElse(path);
  }
}
