package org.comethunter.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** The page of the hunt: one document, its modules, and the library that they use. */
final class PageRoutes implements HttpService {

  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** Modules in {@code page/app}, without their extension. */
  static final List<String> MODULES =
      List.of(
          "address",
          "api",
          "candidate-views",
          "candidates",
          "controls",
          "crops",
          "decode-worker",
          "events",
          "exchange",
          "frames",
          "geometry",
          "help",
          "keys",
          "main",
          "marks",
          "measure",
          "motion",
          "notices",
          "objects",
          "operate",
          "overlays",
          "pictures",
          "player",
          "renderer",
          "report",
          "stage",
          "store",
          "time",
          "timeline",
          "viewport");

  /** What the modules use of lit-html, and what that uses itself. */
  private static final List<String> LIBRARY =
      List.of("lit-html", "directive", "directive-helpers", "directives/live", "directives/repeat");

  private final List<Part> parts =
      Stream.of(
              Stream.of(
                  Part.of("/", "page/index.html", "text/html; charset=utf-8"),
                  Part.of("/page.css", "page/page.css", "text/css; charset=utf-8"),
                  Part.of("/icon.svg", "page/icon.svg", "image/svg+xml")),
              MODULES.stream()
                  .map(name -> Part.of("/app/" + name + ".js", "page/app/" + name + ".js", SCRIPT)),
              library())
          .flatMap(part -> part)
          .toList();

  @Inject
  PageRoutes() {}

  private static Stream<Part> library() {
    String folder = WebJar.folder("org.webjars.npm", "lit-html");
    return LIBRARY.stream()
        .map(name -> Part.of("/lib/lit-html/" + name + ".js", folder + "/" + name + ".js", SCRIPT));
  }

  @Override
  public void routing(HttpRules rules) {
    parts.forEach(part -> Endpoint.at(part.path()).get(part.asset()::send).register(rules));
  }

  private record Part(String path, Asset asset) {
    static Part of(String path, String resource, String mediaType) {
      return new Part(path, Asset.load(resource, mediaType));
    }
  }
}
