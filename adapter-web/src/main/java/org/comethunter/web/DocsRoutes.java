package org.comethunter.web;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;

/** A page to read the description of this interface and to try it: Swagger UI. */
final class DocsRoutes implements HttpService {

  /** As everywhere, and the icons that the library's style sheet holds. */
  private static final Header POLICY =
      HeaderValues.createCached(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
              + " connect-src 'self'; base-uri 'none'; form-action 'none';"
              + " frame-ancestors 'none'");

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";

  private final Asset page = Asset.load("docs/index.html", "text/html; charset=utf-8");
  private final Asset start = Asset.load("docs/docs.js", SCRIPT);
  private final Asset layout = Asset.load("docs/docs.css", STYLE);

  @Inject
  DocsRoutes() {}

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/docs").get(this::page).register(rules);
    Endpoint.at("/docs/").get(DocsRoutes::lead).register(rules);
    Endpoint.at("/docs/docs.js").get(start::send).register(rules);
    Endpoint.at("/docs/docs.css").get(layout::send).register(rules);
    Endpoint.at("/docs/swagger-ui-bundle.js")
        .get((request, response) -> Library.BUNDLE.send(request, response))
        .register(rules);
    Endpoint.at("/docs/swagger-ui.css")
        .get((request, response) -> Library.STYLE_SHEET.send(request, response))
        .register(rules);
  }

  private void page(ServerRequest request, ServerResponse response) {
    response.header(POLICY);
    page.send(request, response);
  }

  private static void lead(ServerRequest request, ServerResponse response) {
    Query.of(request);
    response.header(HeaderNames.LOCATION, "/docs");
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    response.status(Status.MOVED_PERMANENTLY_301).send();
  }

  /** Swagger UI, read when somebody first looks: it is large. */
  private static final class Library {
    private static final String FOLDER = WebJar.folder("org.webjars", "swagger-ui");
    static final Asset BUNDLE = Asset.load(FOLDER + "/swagger-ui-bundle.js", SCRIPT);
    static final Asset STYLE_SHEET = Asset.load(FOLDER + "/swagger-ui.css", STYLE);
  }
}
