package org.comethunter.bootstrap.job;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.comethunter.web.Reception;
import org.comethunter.web.Reply;
import org.comethunter.web.Visitor;

/** Asks every visitor of the dashboard what the web server asks, and protects its pages. */
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

  private final Reception reception;

  DashboardDoor(Reception reception) {
    this.reception = reception;
  }

  @Override
  public String description() {
    return "who may see the jobs";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    PROTECTION.forEach(headers::set);
    Visitor visitor =
        new Visitor(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            Visitor.network(exchange.getRemoteAddress().getAddress()),
            name -> exchange.getRequestHeaders().getOrDefault(name, List.of()));
    Optional<Reply> reply =
        reception.receive(visitor, most -> exchange.getRequestBody().readNBytes(most));
    if (reply.isPresent()) {
      send(reply.get(), exchange);
    } else {
      chain.doFilter(exchange);
    }
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
