package org.comethunter.bootstrap.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.port.FrameStore;

/**
 * A frame as {@code frames list --json} prints it.
 *
 * @param id opaque, safe in a URL
 * @param instrument {@code c2} or {@code c3}
 * @param observedAt start of the observation, ISO-8601, UTC
 * @param image absolute path of the picture
 * @param raw absolute path of the FITS file
 * @param width columns
 * @param height rows
 * @param exposureSeconds exposure time in seconds
 * @param rollDegrees roll (CROTA1) in degrees
 * @param status PROCESSED
 * @param rawLetGoAt when the FITS file was let go to make room, ISO-8601, UTC; absent if it was not
 * @param pictureLetGoAt when the picture was, likewise
 */
record FrameJson(
    String id,
    String instrument,
    String observedAt,
    String image,
    String raw,
    int width,
    int height,
    double exposureSeconds,
    double rollDegrees,
    String status,
    @JsonInclude(Include.NON_NULL) String rawLetGoAt,
    @JsonInclude(Include.NON_NULL) String pictureLetGoAt) {

  static FrameJson of(FrameEntry entry, FrameStore store) {
    return new FrameJson(
        entry.id().toString(),
        entry.id().instrument().code(),
        entry.metadata().observedAt().toString(),
        store.picture(entry.id()).toString(),
        store.raw(entry.id()).toString(),
        entry.metadata().width(),
        entry.metadata().height(),
        entry.metadata().exposureSeconds(),
        entry.metadata().rollDegrees().orElse(0),
        entry.file().status().name(),
        entry.file().lettingGo().rawAt().map(Instant::toString).orElse(null),
        entry.file().lettingGo().pictureAt().map(Instant::toString).orElse(null));
  }

  /** The picture, or when it was let go. */
  String where() {
    return pictureLetGoAt == null ? image : "the picture was let go at " + pictureLetGoAt;
  }
}
