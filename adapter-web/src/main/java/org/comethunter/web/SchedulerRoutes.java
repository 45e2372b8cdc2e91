package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import org.comethunter.application.live.LiveScheduler;
import org.comethunter.domain.instrument.Instrument;

/** The live scheduler: what it does, on and off. */
final class SchedulerRoutes implements HttpService {

  private final LiveScheduler scheduler;
  private final Slots slots;
  private final InstantSource clock;
  private final WebSettings settings;

  @Inject
  SchedulerRoutes(LiveScheduler scheduler, Slots slots, InstantSource clock, WebSettings settings) {
    this.scheduler = scheduler;
    this.slots = slots;
    this.clock = clock;
    this.settings = settings;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/scheduler").get(this::describe).register(rules);
    Endpoint.at("/scheduler/start").post(this::start).register(rules);
    Endpoint.at("/scheduler/stop").post(this::stop).register(rules);
  }

  private void describe(ServerRequest request, ServerResponse response) {
    Query.of(request);
    send(request, response);
  }

  private void start(ServerRequest request, ServerResponse response) {
    scheduler.start(instruments(request));
    send(request, response);
  }

  private void stop(ServerRequest request, ServerResponse response) throws InterruptedException {
    scheduler.stop(instruments(request));
    send(request, response);
  }

  private Set<Instrument> instruments(ServerRequest request) {
    Query.of(request);
    return Body.ifAny(request, settings.maxPayloadBytes(), "instruments")
        .texts("instruments", Values::instrument)
        .<Set<Instrument>>map(EnumSet::copyOf)
        .orElseGet(() -> EnumSet.allOf(Instrument.class));
  }

  private void send(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(
        request,
        response,
        SchedulerView.of(scheduler.status(), slots.active(), slots.next(), clock.instant()));
  }
}
