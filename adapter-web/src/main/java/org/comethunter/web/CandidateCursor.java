package org.comethunter.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;

/** A place in the list of candidates, as a text that means nothing to the client. */
final class CandidateCursor {
  private static final String SEPARATOR = "|";

  private CandidateCursor() {}

  /** The place of a candidate, as it is handed out. */
  static String text(Candidate last) {
    return text(new CandidateQuery.Place(last.detection().score(), last.id()));
  }

  private static String text(CandidateQuery.Place place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((place.score() + SEPARATOR + place.id()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The place that a text means.
   *
   * @throws IllegalArgumentException if this class did not write it
   */
  static CandidateQuery.Place place(String text) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int separator = decoded.indexOf(SEPARATOR);
      if (separator > 0) {
        CandidateQuery.Place place =
            new CandidateQuery.Place(
                Double.parseDouble(decoded.substring(0, separator)),
                JobRoutes.parse(decoded.substring(separator + 1)).orElseThrow(Cursor::unknown));
        if (text(place).equals(text)) {
          return place;
        }
      }
    } catch (IllegalArgumentException e) {
      throw Cursor.unknown(e);
    }
    throw Cursor.unknown();
  }
}
