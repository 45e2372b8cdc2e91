package org.comethunter.web;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.comethunter.application.observation.ImportCounts;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.ObservationQuery;
import org.comethunter.web.Problem.Kind;

/** Takes observations out, to be kept or taken elsewhere, and in again. */
final class ObservationExchangeRoutes implements HttpService {

  private static final String CSV = "text/csv";
  private static final String JSON = "application/json";

  private final ObservationService observations;
  private final ObservationAnswer answer;
  private final WebSettings settings;
  private final InstantSource clock;

  @Inject
  ObservationExchangeRoutes(
      ObservationService observations,
      ObservationAnswer answer,
      WebSettings settings,
      InstantSource clock) {
    this.observations = observations;
    this.answer = answer;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/observations/export").get(this::takeOut).register(rules);
    Endpoint.at("/observations/import").postOfAnyType(this::takeIn).register(rules);
  }

  private enum Format {
    JSON,
    CSV;

    static Format of(String text) {
      return switch (text) {
        case "json" -> JSON;
        case "csv" -> CSV;
        default ->
            throw new IllegalArgumentException(
                "The format must be json or csv, not '" + text + "'.");
      };
    }
  }

  private void takeOut(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "format", "instrument", "start", "end");
    Format format = query.value("format", Format::of).orElse(Format.JSON);
    List<Observation> all =
        observations.export(
            new ObservationQuery(
                query.value("instrument", Values::instrument),
                Values.window(query),
                Optional.empty(),
                1));
    byte[] body =
        switch (format) {
          case JSON -> Json.bytes(new Export(all.stream().map(answer::view).toList()));
          case CSV -> ObservationCsv.write(all).getBytes(StandardCharsets.UTF_8);
        };
    response.header(
        HeaderNames.CONTENT_DISPOSITION,
        "attachment; filename=\"observations." + format.name().toLowerCase(Locale.ROOT) + "\"");
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(
        HeaderNames.CONTENT_TYPE, format == Format.CSV ? CSV + "; charset=utf-8" : JSON);
    Entity.send(request, response, body);
  }

  private void takeIn(ServerRequest request, ServerResponse response) {
    Query.of(request);
    ImportCounts counts = ObservationRoutes.attempt(() -> observations.takeOver(read(request)));
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(request, response, counts);
  }

  private List<Observation> read(ServerRequest request) {
    if (Body.isOfType(request, CSV)) {
      return ObservationCsv.read(Body.text(request, settings.maxPayloadBytes()));
    }
    if (Body.isOfType(request, JSON)) {
      return ObservationJson.readAll(
          Body.tree(request, settings.maxPayloadBytes()), clock.instant());
    }
    throw ProblemException.of(
        Kind.of(Status.UNSUPPORTED_MEDIA_TYPE_415),
        "The body must be an export: with the header Content-Type: application/json or text/csv.");
  }

  /** Everything that was asked for. */
  record Export(List<ObservationView> observations) {}
}
