package org.comethunter.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.StoredFile;

/**
 * A frame as JSON: {@code id}, {@code instrument}, {@code observedAt}, {@code image} and {@code
 * raw} (paths of the picture and the FITS file with their versions: what is there never changes),
 * {@code width} and {@code height} of the raw frame, {@code exposureSeconds}, {@code rollDegrees}
 * (CROTA1, null if unknown), {@code status}; {@code rawLetGoAt} and {@code pictureLetGoAt} if they
 * were let go.
 *
 * <p>It is written by hand, since pages of frames are what is asked for most: that takes a third of
 * the time. No text in it can hold a character that JSON would have to escape.
 *
 * @param frame the frame
 */
record FrameView(FrameEntry frame) implements JsonSerializable {

  /** Characters of a usual frame. */
  static final int USUAL_LENGTH = 360;

  static FrameView of(FrameEntry frame) {
    return new FrameView(frame);
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    StringBuilder text = new StringBuilder(USUAL_LENGTH);
    append(text);
    json.writeRawValue(text.toString());
  }

  /** Writes the JSON object, all of it ASCII. */
  void append(StringBuilder text) {
    String id = frame.id().toString();
    text.append("{\"id\":\"").append(id);
    text.append("\",\"instrument\":\"").append(frame.id().instrument().code());
    text.append("\",\"observedAt\":\"");
    Json.append(frame.file().observedAt(), text);
    text.append("\",\"image\":\"/frames/").append(id).append("/image");
    appendVersion(frame.file().picture(), text);
    text.append("\",\"raw\":\"/frames/").append(id).append("/raw");
    appendVersion(frame.file().raw(), text);
    text.append("\",\"width\":").append(frame.metadata().width());
    text.append(",\"height\":").append(frame.metadata().height());
    text.append(",\"exposureSeconds\":");
    append(frame.metadata().exposureSeconds(), text);
    text.append(",\"rollDegrees\":");
    if (frame.metadata().rollDegrees().isPresent()) {
      append(frame.metadata().rollDegrees().getAsDouble(), text);
    } else {
      text.append("null");
    }
    text.append(",\"status\":\"").append(frame.file().status().name()).append('"');
    append("rawLetGoAt", frame.file().lettingGo().rawAt(), text);
    append("pictureLetGoAt", frame.file().lettingGo().pictureAt(), text);
    text.append('}');
  }

  private static void append(String name, Optional<Instant> time, StringBuilder text) {
    if (time.isPresent()) {
      text.append(",\"").append(name).append("\":\"");
      Json.append(time.get(), text);
      text.append('"');
    }
  }

  private static void appendVersion(Optional<StoredFile> file, StringBuilder text) {
    if (file.isPresent()) {
      text.append("?v=").append(FileAnswer.version(file.get()));
    }
  }

  /** JSON knows no infinite numbers: they are texts, as elsewhere in answers. */
  private static void append(double number, StringBuilder text) {
    if (Double.isFinite(number)) {
      text.append(number);
    } else {
      text.append('"').append(number).append('"');
    }
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializerProvider provider, TypeSerializer types) throws IOException {
    serialize(json, provider);
  }
}
