package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The page that shows the newest frames, and the files it is made of. */
final class PageRoutes implements HttpService {

  @Inject
  PageRoutes() {}

  private final List<Asset> assets =
      List.of(
          Asset.load("/", "index.html", "text/html; charset=utf-8"),
          Asset.load("/index.css", "index.css", "text/css; charset=utf-8"),
          Asset.load("/index.js", "index.js", "text/javascript; charset=utf-8"),
          Asset.load("/icon.svg", "icon.svg", "image/svg+xml"));

  @Override
  public void routing(HttpRules rules) {
    assets.forEach(asset -> Endpoint.at(asset.path()).get(asset::send).register(rules));
  }

  /** A file of the page, kept in memory. */
  private record Asset(String path, String mediaType, Content content) {

    static Asset load(String path, String resource, String mediaType) {
      try (InputStream in = PageRoutes.class.getResourceAsStream("page/" + resource)) {
        if (in == null) {
          throw new IllegalStateException("The program is incomplete: it lacks " + resource + ".");
        }
        byte[] bytes = in.readAllBytes();
        return new Asset(path, mediaType, new Content(bytes, EntityTag.of(bytes)));
      } catch (IOException e) {
        throw new UncheckedIOException("The program's file " + resource + " cannot be read.", e);
      }
    }

    void send(ServerRequest request, ServerResponse response) {
      response.header(HeaderNames.ETAG, content.tag.value());
      response.header(HeaderNames.CACHE_CONTROL, "no-cache");
      if (content.tag.isHeldBy(request)) {
        response.status(Status.NOT_MODIFIED_304).send();
      } else {
        response.header(HeaderNames.CONTENT_TYPE, mediaType);
        response.send(content.bytes);
      }
    }
  }

  private static final class Content {
    private final byte[] bytes;
    private final EntityTag tag;

    Content(byte[] bytes, EntityTag tag) {
      this.bytes = bytes;
      this.tag = tag;
    }
  }
}
