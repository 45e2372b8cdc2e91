package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.OptionalDouble;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.domain.file.StoredFile;

/**
 * A frame as JSON.
 *
 * @param image path of the picture, with its version: what is there never changes
 * @param width columns of the raw frame
 * @param height rows of the raw frame
 * @param rollDegrees the roll of the spacecraft (CROTA1)
 */
@JsonPropertyOrder({
  "id",
  "instrument",
  "observedAt",
  "image",
  "width",
  "height",
  "exposureSeconds",
  "rollDegrees",
  "status"
})
record FrameView(
    String id,
    String instrument,
    Instant observedAt,
    String image,
    int width,
    int height,
    double exposureSeconds,
    OptionalDouble rollDegrees,
    String status) {

  private static final int VERSION_LENGTH = 8;

  static FrameView of(FrameEntry frame) {
    String path = "/frames/" + frame.id() + "/image";
    return new FrameView(
        frame.id().toString(),
        frame.id().instrument().code(),
        frame.file().observedAt(),
        frame.file().picture().map(picture -> path + "?v=" + version(picture)).orElse(path),
        frame.metadata().width(),
        frame.metadata().height(),
        frame.metadata().exposureSeconds(),
        frame.metadata().rollDegrees(),
        frame.file().status().name());
  }

  /** Tells one rendering of a frame from the next. */
  static String version(StoredFile picture) {
    return picture.sha256().substring(0, VERSION_LENGTH);
  }
}
