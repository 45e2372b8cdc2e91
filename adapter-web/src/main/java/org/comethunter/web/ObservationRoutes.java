package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.CHANGED_MEANWHILE;
import static org.comethunter.web.Problem.Kind.FRAME_NOT_FOUND;
import static org.comethunter.web.Problem.Kind.INVALID_BODY;
import static org.comethunter.web.Problem.Kind.OBSERVATION_NOT_FOUND;
import static org.comethunter.web.Problem.Kind.RAW_MISSING;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.comethunter.application.observation.ChangedMeanwhileException;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.application.observation.UnknownFrameException;
import org.comethunter.application.observation.UnreadableFrameException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.ObservationQuery;
import org.comethunter.domain.observation.Report;
import org.comethunter.domain.orbit.SungrazerGroup;

/** What people mark, and the report on it. */
final class ObservationRoutes implements HttpService {

  private final ObservationService observations;
  private final ObservationAnswer answer;
  private final WebSettings settings;
  private final InstantSource clock;

  @Inject
  ObservationRoutes(
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
    Endpoint.at("/observations").get(this::list).post(this::begin).register(rules);
    Endpoint.at("/observations/{id}")
        .get(this::describe)
        .put(this::replace)
        .patch(this::change)
        .delete(this::delete)
        .register(rules);
    Endpoint.at("/observations/{id}/marks/{frameId}")
        .put(this::mark)
        .delete(this::unmark)
        .register(rules);
    Endpoint.at("/observations/{id}/report").get(this::report).register(rules);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "instrument", "start", "end", "limit", "cursor");
    int limit = query.value("limit", Values::limit).orElse(Values.DEFAULT_LIMIT);
    List<Observation> found =
        observations.list(
            new ObservationQuery(
                query.value("instrument", Values::instrument),
                Values.window(query),
                query.value("cursor", Cursor::observationPlace),
                limit + 1));
    Slice<Observation> slice =
        Slice.of(found, limit, one -> new Cursor(one.createdAt(), one.id().toString()));
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(
        request,
        response,
        new Page(slice.shown().stream().map(answer::view).toList(), slice.next()));
  }

  private void begin(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body body = Body.of(request, settings.maxPayloadBytes(), "instrument", "name");
    Instrument instrument = body.text("instrument", Values::instrument);
    Optional<String> name = body.textIfAny("name", Function.identity());
    Observation begun = attempt(() -> observations.begin(instrument, name));
    created(response, begun);
    answer.send(request, response, begun);
  }

  private static void created(ServerResponse response, Observation observation) {
    response.status(Status.CREATED_201);
    response.header(HeaderNames.LOCATION, "/observations/" + observation.id());
  }

  private void describe(ServerRequest request, ServerResponse response) {
    Query.of(request);
    answer.sendIfNew(request, response, find(request));
  }

  private void replace(ServerRequest request, ServerResponse response) {
    Query.of(request);
    UUID id = id(request);
    OptionalInt version = ObservationAnswer.wantedVersion(request);
    JsonNode body = Body.tree(request, settings.maxPayloadBytes());
    if (ObservationAnswer.wantsAny(request) && observations.find(id).isEmpty()) {
      throw ProblemException.of(CHANGED_MEANWHILE, "The observation " + id + " is gone.");
    }
    ObservationService.Replaced done =
        attempt(
            () -> observations.replace(ObservationJson.read(body, id, clock.instant()), version));
    if (done.added()) {
      created(response, done.observation());
    }
    answer.send(request, response, done.observation());
  }

  private void change(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body body = Body.of(request, settings.maxPayloadBytes(), "name", "group", "note");
    Optional<String> name =
        body.has("name") ? Optional.of(body.text("name", Function.identity())) : Optional.empty();
    Optional<String> note =
        body.has("note") ? Optional.of(body.text("note", Function.identity())) : Optional.empty();
    Optional<SungrazerGroup> group = body.textIfAny("group", ObservationJson::group);
    OptionalInt version = ObservationAnswer.wantedVersion(request);
    Observation changed =
        attempt(
                () ->
                    observations.change(
                        id(request),
                        version,
                        before -> {
                          Instant now = clock.instant();
                          Observation after = before;
                          if (name.isPresent() && !name.get().equals(after.name())) {
                            after = after.renamed(name.get(), now);
                          }
                          if (body.has("group") && !group.equals(after.group())) {
                            after = after.grouped(group, now);
                          }
                          if (note.isPresent() && !note.get().equals(after.note())) {
                            after = after.noted(note.get(), now);
                          }
                          return after;
                        }))
            .orElseThrow(() -> unknown(request));
    answer.send(request, response, changed);
  }

  private void delete(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body.none(request, settings.maxPayloadBytes());
    OptionalInt version = ObservationAnswer.wantedVersion(request);
    if (!attempt(() -> observations.delete(id(request), version))) {
      throw unknown(request);
    }
    response.status(Status.NO_CONTENT_204).send();
  }

  private void mark(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body body = Body.of(request, settings.maxPayloadBytes(), "x", "y", "centroid");
    PixelPosition place = new PixelPosition(body.number("x"), body.number("y"));
    boolean centroid = body.flag("centroid").orElse(true);
    OptionalInt version = ObservationAnswer.wantedVersion(request);
    FrameId frame = frameId(request);
    Observation marked =
        attempt(() -> observations.mark(id(request), version, frame, place, centroid))
            .orElseThrow(() -> unknown(request));
    answer.send(request, response, marked);
  }

  private void unmark(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body.none(request, settings.maxPayloadBytes());
    OptionalInt version = ObservationAnswer.wantedVersion(request);
    FrameId frame = frameId(request);
    Observation unmarked =
        attempt(() -> observations.unmark(id(request), version, frame))
            .orElseThrow(() -> unknown(request));
    answer.send(request, response, unmarked);
  }

  private void report(ServerRequest request, ServerResponse response) {
    Report.Options options = ReportView.options(Query.of(request, ReportView.PARAMETERS));
    Observation observation = find(request);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    Json.send(request, response, answer.report(observation, options));
  }

  private Observation find(ServerRequest request) {
    return find(observations, request);
  }

  /**
   * The observation of the path's {@code id}.
   *
   * @throws ProblemException if there is none
   */
  static Observation find(ObservationService observations, ServerRequest request) {
    return observations.find(id(request)).orElseThrow(() -> unknown(request));
  }

  private static UUID id(ServerRequest request) {
    return JobRoutes.parse(idText(request)).orElseThrow(() -> unknown(request));
  }

  private static String idText(ServerRequest request) {
    return request.path().pathParameters().get("id");
  }

  private static FrameId frameId(ServerRequest request) {
    try {
      return FrameId.parse(request.path().pathParameters().get("frameId"));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(FRAME_NOT_FOUND, e.getMessage() + ".", e);
    }
  }

  private static ProblemException unknown(ServerRequest request) {
    return ProblemException.of(
        OBSERVATION_NOT_FOUND, "There is no observation '" + idText(request) + "'.");
  }

  /** Says what went wrong in the words of the interface. */
  static <T> T attempt(Supplier<T> order) {
    try {
      return order.get();
    } catch (ChangedMeanwhileException e) {
      throw ProblemException.of(CHANGED_MEANWHILE, e.getMessage(), e);
    } catch (UnknownFrameException e) {
      throw ProblemException.of(FRAME_NOT_FOUND, e.getMessage(), e);
    } catch (UnreadableFrameException e) {
      throw ProblemException.of(RAW_MISSING, e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(INVALID_BODY, e.getMessage(), e);
    }
  }

  /** A page of observations and the cursor of the page after it, if there is one. */
  @JsonPropertyOrder({"observations", "next"})
  record Page(List<ObservationView> observations, Optional<String> next) {}
}
