package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.frame.FrameQuery;
import org.comethunter.application.port.FrameCatalogue;

/** Lists the frames, page by page, in order of observation time. */
final class FrameRoutes implements HttpService {

  private final FrameCatalogue catalogue;

  @Inject
  FrameRoutes(FrameCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/frames").get(this::list).register(rules);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "instrument", "start", "end", "limit", "cursor", "total");
    int limit = query.value("limit", Values::limit).orElse(Values.DEFAULT_LIMIT);
    boolean counted = query.value("total", Values::flag).orElse(false);
    FrameQuery wanted =
        new FrameQuery(
            query.value("instrument", Values::instrument),
            Values.window(query),
            query.value("cursor", Cursor::place),
            limit + 1);
    List<FrameEntry> found = catalogue.list(wanted);
    OptionalLong total = counted ? OptionalLong.of(catalogue.count(wanted)) : OptionalLong.empty();
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.sendText(request, response, Page.of(found, limit, total).json());
  }

  /**
   * A page of frames.
   *
   * @param next the cursor of the page after it, if there is one
   * @param total how many frames there are on all pages, if that was asked for
   */
  record Page(List<FrameEntry> frames, Optional<String> next, OptionalLong total) {

    static Page of(List<FrameEntry> found, int limit, OptionalLong total) {
      Slice<FrameEntry> slice =
          Slice.of(
              found, limit, frame -> new Cursor(frame.file().observedAt(), frame.id().toString()));
      return new Page(slice.shown(), slice.next(), total);
    }

    /** All of it ASCII; a cursor has no character that JSON would have to escape. */
    String json() {
      StringBuilder text = new StringBuilder(FrameView.USUAL_LENGTH * (frames.size() + 1));
      text.append("{\"frames\":[");
      for (FrameEntry frame : frames) {
        if (text.charAt(text.length() - 1) != '[') {
          text.append(',');
        }
        FrameView.of(frame).append(text);
      }
      text.append("],\"next\":");
      next.ifPresentOrElse(
          cursor -> text.append('"').append(cursor).append('"'), () -> text.append("null"));
      total.ifPresent(number -> text.append(",\"total\":").append(number));
      return text.append('}').toString();
    }
  }
}
