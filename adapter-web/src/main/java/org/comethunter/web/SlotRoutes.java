package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.NO_UPCOMING_SLOT;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.comethunter.domain.slot.DownlinkSlot;
import org.comethunter.domain.slot.SlotStatus;

/** The downlink slots. */
final class SlotRoutes implements HttpService {

  private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

  private final Slots slots;

  @Inject
  SlotRoutes(Slots slots) {
    this.slots = slots;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/slots").get(this::list).register(rules);
    Endpoint.at("/slots/active").get(this::active).register(rules);
    Endpoint.at("/slots/next").get(this::next).register(rules);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "start", "end", "status", "limit");
    int limit = query.value("limit", Values::limit).orElse(Values.MAX_LIMIT);
    Set<SlotStatus> statuses =
        query
            .value("status", text -> Values.anyOf(SlotStatus.class, text))
            .orElse(EnumSet.allOf(SlotStatus.class));
    send(
        request,
        response,
        slots.in(Values.window(query, LONGEST_WINDOW)).stream()
            .filter(slot -> statuses.contains(slot.status()))
            .limit(limit)
            .toList());
  }

  private void active(ServerRequest request, ServerResponse response) {
    Query.of(request);
    send(request, response, slots.active());
  }

  private static void send(
      ServerRequest request, ServerResponse response, List<DownlinkSlot> found) {
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(request, response, new Listing(found.stream().map(SlotView::of).toList()));
  }

  private void next(ServerRequest request, ServerResponse response) {
    Query.of(request);
    DownlinkSlot next =
        slots
            .next()
            .orElseThrow(
                () ->
                    ProblemException.of(
                        NO_UPCOMING_SLOT,
                        "No slot ahead is known. POST /slots/sync looks at the schedule."));
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(request, response, SlotView.of(next));
  }

  record Listing(List<SlotView> slots) {}
}
