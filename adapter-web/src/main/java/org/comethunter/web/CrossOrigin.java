package org.comethunter.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * Lets pages of configured sites use the interface (CORS). Nobody else's pages may read an answer.
 * Cookies are not for them: they show the token.
 */
final class CrossOrigin {

  private static final List<Header> PREFLIGHT =
      List.of(
          HeaderValues.createCached(
              "Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE"),
          HeaderValues.createCached(
              "Access-Control-Allow-Headers",
              "Authorization, Content-Type, If-Match, If-None-Match, Last-Event-ID, Range,"
                  + " X-Request-Id"),
          HeaderValues.createCached("Access-Control-Max-Age", "600"));
  private static final Header EXPOSED =
      HeaderValues.createCached(
          "Access-Control-Expose-Headers",
          "Content-Disposition, Content-Range, ETag, Location, Retry-After, X-Request-Id");

  private final AccessSettings settings;
  private final Doorkeeper doorkeeper;

  CrossOrigin(AccessSettings settings, Doorkeeper doorkeeper) {
    this.settings = settings;
    this.doorkeeper = doorkeeper;
  }

  /** Says in the answer whose page may read it. */
  void describe(Visitor visitor, ServerResponse response) {
    if (settings.origins().isEmpty()) {
      return;
    }
    response.header(HeaderNames.VARY, "Origin");
    if (doorkeeper.isFromFriend(visitor)) {
      response.header(
          HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, visitor.only("Origin").orElseThrow());
      response.header(EXPOSED);
    }
  }

  /** Answers a browser that asks before it sends what its page wants; whether it was that. */
  boolean answers(Visitor visitor, ServerResponse response) {
    if (!doorkeeper.isPreflight(visitor)) {
      return false;
    }
    PREFLIGHT.forEach(response::header);
    response.status(Status.NO_CONTENT_204).send();
    return true;
  }
}
