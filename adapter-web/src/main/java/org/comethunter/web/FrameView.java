package org.comethunter.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.StoredFile;

/**
 * A frame as JSON.
 *
 * @param image path of the picture, with its version: what is there never changes
 * @param raw path of the FITS file, likewise
 * @param width columns of the raw frame
 * @param height rows of the raw frame
 * @param rollDegrees the roll of the spacecraft (CROTA1)
 */
record FrameView(
    String id,
    String instrument,
    Instant observedAt,
    String image,
    String raw,
    int width,
    int height,
    double exposureSeconds,
    OptionalDouble rollDegrees,
    String status)
    implements JsonSerializable {

  static FrameView of(FrameEntry frame) {
    String id = frame.id().toString();
    String path = "/frames/" + id;
    return new FrameView(
        id,
        frame.id().instrument().code(),
        frame.file().observedAt(),
        versioned(path + "/image", frame.file().picture()),
        versioned(path + "/raw", frame.file().raw()),
        frame.metadata().width(),
        frame.metadata().height(),
        frame.metadata().exposureSeconds(),
        frame.metadata().rollDegrees(),
        frame.file().status().name());
  }

  private static String versioned(String path, Optional<StoredFile> file) {
    return file.map(it -> path + "?v=" + FileAnswer.version(it)).orElse(path);
  }

  /** By hand, since lists of frames are what is asked for most: it takes half as long. */
  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("instrument", instrument);
    json.writeFieldName("observedAt");
    Json.write(observedAt, json);
    json.writeStringField("image", image);
    json.writeStringField("raw", raw);
    json.writeNumberField("width", width);
    json.writeNumberField("height", height);
    json.writeNumberField("exposureSeconds", exposureSeconds);
    json.writeFieldName("rollDegrees");
    if (rollDegrees.isPresent()) {
      json.writeNumber(rollDegrees.getAsDouble());
    } else {
      json.writeNull();
    }
    json.writeStringField("status", status);
    json.writeEndObject();
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializerProvider provider, TypeSerializer types) throws IOException {
    serialize(json, provider);
  }
}
