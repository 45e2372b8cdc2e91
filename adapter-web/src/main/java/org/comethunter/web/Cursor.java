package org.comethunter.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.job.JobQuery;
import org.comethunter.domain.observation.ObservationQuery;
import org.comethunter.domain.time.UtcTime;

/**
 * A place in a list that is ordered by time and id, as a text that means nothing to the client.
 *
 * @param time the time of the last entry that was shown
 * @param id its id
 */
record Cursor(Instant time, String id) {

  private static final char SEPARATOR = '|';

  /** As it is handed out. */
  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((time.toString() + SEPARATOR + id).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A place among frames or files.
   *
   * @throws IllegalArgumentException if this class did not write it
   */
  static FrameQuery.Place place(String text) {
    Cursor cursor = read(text);
    try {
      return new FrameQuery.Place(cursor.time, FrameId.parse(cursor.id));
    } catch (IllegalArgumentException e) {
      throw unknown(e);
    }
  }

  /**
   * A place among jobs.
   *
   * @throws IllegalArgumentException if this class did not write it
   */
  static JobQuery.Place jobPlace(String text) {
    Cursor cursor = read(text);
    return new JobQuery.Place(cursor.time, JobRoutes.parse(cursor.id).orElseThrow(() -> unknown()));
  }

  /**
   * A place among observations.
   *
   * @throws IllegalArgumentException if this class did not write it
   */
  static ObservationQuery.Place observationPlace(String text) {
    Cursor cursor = read(text);
    return new ObservationQuery.Place(
        cursor.time, JobRoutes.parse(cursor.id).orElseThrow(() -> unknown()));
  }

  private static Cursor read(String text) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int separator = decoded.indexOf(SEPARATOR);
      if (separator > 0) {
        Cursor cursor =
            new Cursor(
                UtcTime.parse(decoded.substring(0, separator)), decoded.substring(separator + 1));
        if (cursor.text().equals(text)) {
          return cursor;
        }
      }
    } catch (IllegalArgumentException e) {
      throw unknown(e);
    }
    throw unknown();
  }

  static IllegalArgumentException unknown() {
    return unknown(null);
  }

  static IllegalArgumentException unknown(Throwable cause) {
    return new IllegalArgumentException(
        "Not a cursor of this list. Take the value of 'next' as it is, or begin without one.",
        cause);
  }
}
