package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
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
@JsonPropertyOrder({
  "id",
  "instrument",
  "observedAt",
  "image",
  "raw",
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
    String raw,
    int width,
    int height,
    double exposureSeconds,
    OptionalDouble rollDegrees,
    String status) {

  static FrameView of(FrameEntry frame) {
    String path = "/frames/" + frame.id();
    return new FrameView(
        frame.id().toString(),
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
}
