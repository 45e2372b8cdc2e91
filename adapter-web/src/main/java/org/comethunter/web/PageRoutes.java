package org.comethunter.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import jakarta.inject.Inject;
import java.util.List;

/** The page that shows the newest frames, and the files it is made of. */
final class PageRoutes implements HttpService {

  private final List<Part> parts =
      List.of(
          Part.of("/", "index.html", "text/html; charset=utf-8"),
          Part.of("/index.css", "index.css", "text/css; charset=utf-8"),
          Part.of("/index.js", "index.js", "text/javascript; charset=utf-8"),
          Part.of("/icon.svg", "icon.svg", "image/svg+xml"));

  @Inject
  PageRoutes() {}

  @Override
  public void routing(HttpRules rules) {
    parts.forEach(part -> Endpoint.at(part.path()).get(part.asset()::send).register(rules));
  }

  private record Part(String path, Asset asset) {
    static Part of(String path, String file, String mediaType) {
      return new Part(path, Asset.load("page/" + file, mediaType));
    }
  }
}
