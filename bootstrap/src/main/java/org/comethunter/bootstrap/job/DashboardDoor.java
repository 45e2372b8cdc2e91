package org.comethunter.bootstrap.job;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.application.port.StorageException;
import org.comethunter.web.Reception;
import org.comethunter.web.Refusal;
import org.comethunter.web.Reply;
import org.comethunter.web.Visitor;

/**
 * Asks every visitor of the dashboard what the web server asks, lets through what the dashboard's
 * page asks for, and protects its pages.
 */
final class DashboardDoor extends Filter {

  /** The dashboard writes styles into its page; it need not tell its makers who uses it. */
  private static final Map<String, String> PROTECTION =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
                  + " img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
                  + " manifest-src 'self'; base-uri 'none'; form-action 'none';"
                  + " frame-ancestors 'none'");

  private static final Reply SHOWN =
      new Reply(200, Map.of("Cache-Control", "no-store"), new byte[0]);

  private final Reception reception;
  private final DashboardQuestions questions;

  DashboardDoor(Reception reception, DashboardQuestions questions) {
    this.reception = reception;
    this.questions = questions;
  }

  @Override
  public String description() {
    return "who may see the jobs";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    PROTECTION.forEach(headers::set);
    Visitor visitor = visitor(exchange);
    Optional<Reply> reply =
        reception
            .receive(visitor, most -> exchange.getRequestBody().readNBytes(most))
            .or(() -> examine(visitor, exchange.getRequestURI().toString()));
    if (reply.isPresent()) {
      send(reply.get(), exchange);
    } else {
      chain.doFilter(exchange);
    }
  }

  /** JobRunr knows no HEAD; that GET would be let through is all that is told. */
  private Optional<Reply> examine(Visitor visitor, String target) {
    Optional<Refusal> refusal;
    try {
      refusal = questions.examine(visitor.method(), target);
    } catch (StorageException e) {
      refusal = Optional.of(Refusal.of(503, e.getMessage(), Map.of("Retry-After", "5")));
    }
    return refusal
        .map(it -> Reception.refuse(it, visitor))
        .or(() -> visitor.method().equals("HEAD") ? Optional.of(SHOWN) : Optional.empty());
  }

  /** Refuses what was let through. */
  static void refuse(Refusal refusal, HttpExchange exchange) throws IOException {
    send(Reception.refuse(refusal, visitor(exchange)), exchange);
  }

  private static Visitor visitor(HttpExchange exchange) {
    return new Visitor(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Visitor.network(exchange.getRemoteAddress().getAddress()),
        name -> exchange.getRequestHeaders().getOrDefault(name, List.of()));
  }

  private static void send(Reply reply, HttpExchange exchange) throws IOException {
    try (exchange) {
      reply.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = reply.body();
      boolean head = exchange.getRequestMethod().equals("HEAD");
      exchange.sendResponseHeaders(reply.status(), body.length == 0 || head ? -1 : body.length);
      if (body.length > 0 && !head) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
