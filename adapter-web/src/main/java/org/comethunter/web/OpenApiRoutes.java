package org.comethunter.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The description of this interface, for programs and for {@link DocsRoutes}. */
final class OpenApiRoutes implements HttpService {

  private final Asset document;

  @Inject
  OpenApiRoutes() {
    this.document = Asset.of(document(ProgramVersion.text()), "application/json");
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/openapi").get(document::send).register(rules);
  }

  private static byte[] document(String version) {
    ObjectMapper mapper = new ObjectMapper();
    try {
      ObjectNode document = (ObjectNode) mapper.readTree(Asset.read("openapi.json"));
      document.withObject("/info").put("version", version);
      return mapper.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException("The description of the interface is not JSON.", e);
    }
  }
}
