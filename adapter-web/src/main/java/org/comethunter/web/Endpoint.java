package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.comethunter.web.Problem.Kind;

/** One path with the methods it has; every other method is answered with 405 and the list. */
final class Endpoint {

  /** What to do about a request of another type. */
  static final String JSON_NEEDED =
      "A request that changes something needs the header Content-Type: application/json, even"
          + " without a body: pages of other sites cannot send it.";

  private final String path;
  private final Map<Method, Handler> handlers = new LinkedHashMap<>();

  private Endpoint(String path) {
    this.path = path;
  }

  static Endpoint at(String path) {
    return new Endpoint(path);
  }

  /** Answers GET, and HEAD with the same headers. */
  Endpoint get(Handler handler) {
    handlers.put(Method.GET, handler);
    handlers.put(Method.HEAD, handler);
    return this;
  }

  /** Answers POST. */
  Endpoint post(Handler handler) {
    handlers.put(Method.POST, jsonOnly(handler));
    return this;
  }

  /** Answers POST, of types that the handler checks. */
  Endpoint postOfAnyType(Handler handler) {
    handlers.put(Method.POST, handler);
    return this;
  }

  /** Answers PUT. */
  Endpoint put(Handler handler) {
    handlers.put(Method.PUT, jsonOnly(handler));
    return this;
  }

  /** Answers PATCH. */
  Endpoint patch(Handler handler) {
    handlers.put(Method.PATCH, jsonOnly(handler));
    return this;
  }

  /** Answers DELETE. */
  Endpoint delete(Handler handler) {
    handlers.put(Method.DELETE, handler);
    return this;
  }

  private static Handler jsonOnly(Handler handler) {
    return (request, response) -> {
      if (!Body.isOfType(request, "application/json")) {
        throw ProblemException.of(Kind.of(Status.UNSUPPORTED_MEDIA_TYPE_415), JSON_NEEDED);
      }
      handler.handle(request, response);
    };
  }

  void register(HttpRules rules) {
    handlers.forEach((method, handler) -> rules.route(method, path, handler));
    String allowed = handlers.keySet().stream().map(Method::text).collect(Collectors.joining(", "));
    rules.any(
        path,
        (request, response) -> {
          response.header(HeaderNames.ALLOW, allowed);
          throw ProblemException.of(
              Kind.of(Status.METHOD_NOT_ALLOWED_405),
              "This path answers " + allowed + ", not " + request.prologue().method() + ".");
        });
  }
}
