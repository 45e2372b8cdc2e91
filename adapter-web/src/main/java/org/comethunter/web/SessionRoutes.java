package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.util.function.Function;

/** Signing in and out with a browser. */
final class SessionRoutes implements HttpService {

  private final Doorkeeper doorkeeper;

  @Inject
  SessionRoutes(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at(SignIn.SESSION).post(this::begin).delete(this::end).register(rules);
    Endpoint.at(SignIn.PAGE).get(SignIn.HTML::send).register(rules);
    SignIn.part("/sign-in.js")
        .ifPresent(script -> Endpoint.at("/sign-in.js").get(script::send).register(rules));
  }

  private void begin(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String token =
        Body.of(request, SignIn.LONGEST_BODY, "token").text("token", Function.identity());
    Visitor visitor = RequestGate.visitor(request);
    doorkeeper
        .tryToken(token, visitor)
        .ifPresent(
            refusal -> {
              refusal.headers().forEach(response::header);
              throw refusal.exception();
            });
    answer(response, doorkeeper.begin(visitor));
  }

  private void end(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body.none(request, SignIn.LONGEST_BODY);
    answer(response, doorkeeper.end(RequestGate.visitor(request)));
  }

  private static void answer(ServerResponse response, String cookie) {
    response.header(HeaderNames.SET_COOKIE, cookie);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.status(Status.NO_CONTENT_204).send();
  }
}
