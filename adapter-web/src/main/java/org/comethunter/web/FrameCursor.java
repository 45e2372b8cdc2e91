package org.comethunter.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.time.UtcTime;

/** Writes a place in the order of frames as a text that means nothing to the client. */
final class FrameCursor {

  private static final char SEPARATOR = '|';

  private FrameCursor() {}

  static String write(Place place) {
    String text = place.observedAt().toString() + SEPARATOR + place.id();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws IllegalArgumentException if this class did not write it
   */
  static Place read(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      int separator = text.indexOf(SEPARATOR);
      if (separator > 0) {
        Place place =
            new Place(
                UtcTime.parse(text.substring(0, separator)),
                FrameId.parse(text.substring(separator + 1)));
        if (write(place).equals(cursor)) {
          return place;
        }
      }
    } catch (IllegalArgumentException e) {
      throw unknown(e);
    }
    throw unknown(null);
  }

  private static IllegalArgumentException unknown(Throwable cause) {
    return new IllegalArgumentException(
        "Not a cursor of this server. Take the value of 'next' as it is, or begin without one.",
        cause);
  }
}
