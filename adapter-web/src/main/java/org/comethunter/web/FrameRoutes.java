package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.frame.FrameQuery.Place;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.time.TimeWindow;
import org.comethunter.domain.time.UtcTime;
import org.comethunter.web.Problem.Kind;

/** Lists the frames, page by page, in order of observation time. */
final class FrameRoutes implements HttpService {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  private final FrameCatalogue catalogue;

  FrameRoutes(FrameCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/frames").get(this::list).register(rules);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "instrument", "start", "end", "limit", "cursor");
    int limit = query.value("limit", FrameRoutes::limit).orElse(DEFAULT_LIMIT);
    List<FrameEntry> found =
        catalogue.list(
            new FrameQuery(
                query.value("instrument", FrameRoutes::instrument),
                window(query),
                query.value("cursor", FrameCursor::read),
                limit + 1));
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(response, Page.of(found, limit));
  }

  private static Optional<TimeWindow> window(Query query) {
    Optional<Instant> start = query.value("start", FrameRoutes::time);
    Optional<Instant> end = query.value("end", FrameRoutes::time);
    if (start.isEmpty() && end.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new TimeWindow(start.orElse(UtcTime.EARLIEST), end.orElse(UtcTime.LATEST)));
    } catch (IllegalArgumentException e) {
      String parameter = end.isPresent() ? "end" : "start";
      throw ProblemException.parameter(Kind.INVALID_PARAMETER, parameter, e.getMessage());
    }
  }

  private static Instant time(String text) {
    return UtcTime.parse(Query.withPlus(text));
  }

  private static Instrument instrument(String text) {
    return Instrument.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The instrument must be c2 or c3, not '" + text + "'."));
  }

  private static int limit(String text) {
    try {
      int limit = Integer.parseInt(text);
      if (1 <= limit && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw badLimit(text, e);
    }
    throw badLimit(text, null);
  }

  private static IllegalArgumentException badLimit(String text, Throwable cause) {
    return new IllegalArgumentException(
        "The limit must be a whole number from 1 to " + MAX_LIMIT + ", not '" + text + "'.", cause);
  }

  /**
   * A page of frames.
   *
   * @param next the cursor of the page after it, if there is one
   */
  @JsonPropertyOrder({"frames", "next"})
  record Page(List<FrameView> frames, Optional<String> next) {

    /** The first {@code limit} frames of those found; that there are more shows the next page. */
    static Page of(List<FrameEntry> found, int limit) {
      List<FrameEntry> shown = found.subList(0, Math.min(limit, found.size()));
      Optional<String> next =
          found.size() > limit ? Optional.of(cursorAfter(shown.getLast())) : Optional.empty();
      return new Page(shown.stream().map(FrameView::of).toList(), next);
    }

    private static String cursorAfter(FrameEntry frame) {
      return FrameCursor.write(new Place(frame.file().observedAt(), frame.id()));
    }
  }
}
