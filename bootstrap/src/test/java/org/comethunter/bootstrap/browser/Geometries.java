package org.comethunter.bootstrap.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;

/** Where the pixels of the product's frames lie, by the header alone. */
final class Geometries {
  private Geometries() {}

  static FrameGeometry of(Observatory observatory, FrameId frame) throws Exception {
    JsonNode header = observatory.service().get("/frames/" + frame);
    JsonNode json = observatory.service().get("/frames/" + frame + "/geometry");
    return new FrameGeometry(
        Instant.parse(header.get("observedAt").asText()),
        json.get("width").asInt(),
        json.get("height").asInt(),
        json.get("rollDegrees").asDouble(),
        json.at("/sun/x").asDouble(),
        json.at("/sun/y").asDouble(),
        json.get("plateScaleArcsec").asDouble());
  }
}
