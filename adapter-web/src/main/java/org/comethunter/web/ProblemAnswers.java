package org.comethunter.web;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.comethunter.application.picture.PicturesBusyException;
import org.comethunter.application.port.StorageException;
import org.comethunter.web.Problem.Kind;

/**
 * Turns whatever goes wrong into a {@link Problem}: in a handler, in routing, or before routing
 * when the request is not even HTTP. What only a programmer can mend goes to the log and not to the
 * client.
 */
final class ProblemAnswers implements DirectHandler {

  private static final Logger LOG = System.getLogger(ProblemAnswers.class.getName());

  /** Catches what comes out of handlers and routing. */
  void register(HttpRouting.Builder routing) {
    routing.error(Throwable.class, this::answer);
  }

  /** Catches what is refused before routing. */
  void register(DirectHandlers.Builder handlers) {
    for (EventType type : EventType.values()) {
      handlers.addHandler(type, this);
    }
  }

  /** Answers a request with what went wrong with it. */
  void answer(ServerRequest request, ServerResponse response, Throwable thrown) {
    String id = RequestIds.of(response.headers());
    String path = request.prologue().uriPath().rawPath();
    Problem problem =
        switch (thrown) {
          case ProblemException e -> problem(e.kind(), e.getMessage(), path, e.parameter(), id);
          case StorageException e -> {
            LOG.log(Level.WARNING, () -> e.getMessage() + " (request " + id + ")", e);
            yield problem(Kind.STORAGE_UNAVAILABLE, e.getMessage(), path, Optional.empty(), id);
          }
          case PicturesBusyException e -> {
            response.header(HeaderNames.RETRY_AFTER, "2");
            yield problem(Kind.TOO_MANY_PICTURES, e.getMessage(), path, Optional.empty(), id);
          }
          case HttpException e
              when e.status().family() == Status.Family.CLIENT_ERROR
                  || e.status().code() == Status.SERVICE_UNAVAILABLE_503.code() -> {
            e.headers().forEach(response::header);
            yield problem(Kind.of(e.status()), sentence(e.status()), path, Optional.empty(), id);
          }
          default -> {
            LOG.log(Level.ERROR, () -> "Request " + id + " for " + path + " failed.", thrown);
            Kind kind = Kind.of(Status.INTERNAL_SERVER_ERROR_500);
            yield problem(kind, sentence(kind.status()), path, Optional.empty(), id);
          }
        };
    response.headers().remove(HeaderNames.CONTENT_LENGTH);
    response.headers().remove(HeaderNames.ETAG);
    response.headers().remove(HeaderNames.CONTENT_DISPOSITION);
    response.status(problem.status());
    response.header(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Entity.send(request, response, Json.bytes(problem));
  }

  @Override
  public TransportResponse handle(
      TransportRequest request,
      EventType type,
      Status given,
      ServerResponseHeaders headers,
      String message) {
    Status status = blamed(given);
    String id = RequestIds.of(request.headers());
    Kind kind = Kind.of(status);
    String path = withoutQuery(Optional.ofNullable(request.path()).orElse(""));
    Problem problem = problem(kind, sentence(status), path, Optional.empty(), id);
    RequestLog.refused(request.method(), path, status.code(), id);
    SecurityHeaders.ALL.forEach(headers::set);
    headers.set(RequestIds.HEADER, id);
    headers.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.set(HeaderNames.CACHE_CONTROL, "no-store");
    if (status.code() == Status.SERVICE_UNAVAILABLE_503.code()) {
      headers.set(HeaderNames.RETRY_AFTER, "1");
    }
    return TransportResponse.builder()
        .status(status)
        .headers(headers)
        .keepAlive(type.keepAlive())
        .entity(Json.bytes(problem))
        .build();
  }

  /**
   * What fails while the head of a request is read is the request's fault: Helidon does not expect
   * a head that ends too soon, or bytes in it that are not ASCII.
   */
  private static Status blamed(Status given) {
    return given.code() == Status.INTERNAL_SERVER_ERROR_500.code()
            && Patience.CURRENT.get().isHeadDue()
        ? Status.BAD_REQUEST_400
        : given;
  }

  /** Secrets do not belong into a query, but who puts one there shall not find it in the log. */
  private static String withoutQuery(String target) {
    int end = target.indexOf('?');
    return end < 0 ? target : target.substring(0, end);
  }

  private static Problem problem(
      Kind kind, String detail, String path, Optional<String> parameter, String requestId) {
    return new Problem(
        kind.type(),
        kind.title(),
        kind.status().code(),
        detail,
        Optional.of(path).filter(known -> !known.isEmpty()),
        parameter,
        requestId);
  }

  /** What can be said of a refusal of which nothing but the status is known. */
  private static String sentence(Status status) {
    return switch (status.code()) {
      case 400 ->
          "The request is not well-formed HTTP, its headers are too long, or its body is"
              + " compressed.";
      case 404 -> "There is nothing at this path.";
      case 413 -> "The request's body is too long.";
      case 414 -> "The request's path and parameters are too long.";
      case 500 -> "Something went wrong here; the log has the details under the request id.";
      case 503 -> "The server is too busy; try again in a moment.";
      case 505 -> "The server speaks HTTP/1.1 only.";
      default -> "The request was refused: " + status.reasonPhrase() + ".";
    };
  }
}
