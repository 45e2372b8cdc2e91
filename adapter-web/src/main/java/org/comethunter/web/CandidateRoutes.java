package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.ALREADY_DECIDED;
import static org.comethunter.web.Problem.Kind.CANDIDATE_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.comethunter.application.candidate.CandidateService;
import org.comethunter.domain.candidate.Candidate;
import org.comethunter.domain.candidate.CandidateQuery;
import org.comethunter.domain.candidate.CandidateStatus;
import org.comethunter.domain.candidate.IllegalDecisionException;
import org.comethunter.domain.candidate.RejectionReason;

/** What the search found, and decisions about it. */
final class CandidateRoutes implements HttpService {

  private final CandidateService candidates;
  private final WebSettings settings;

  @Inject
  CandidateRoutes(CandidateService candidates, WebSettings settings) {
    this.candidates = candidates;
    this.settings = settings;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/candidates").get(this::list).register(rules);
    Endpoint.at("/candidates/{id}").get(this::describe).register(rules);
    Endpoint.at("/candidates/{id}/confirm").post(this::confirm).register(rules);
    Endpoint.at("/candidates/{id}/reject").post(this::reject).register(rules);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "instrument", "status", "start", "end", "limit", "cursor");
    int limit = query.value("limit", Values::limit).orElse(Values.DEFAULT_LIMIT);
    Set<CandidateStatus> statuses =
        query
            .value("status", text -> Values.anyOf(CandidateStatus.class, text))
            .orElse(EnumSet.of(CandidateStatus.NEW));
    List<Candidate> found =
        candidates.list(
            new CandidateQuery(
                statuses,
                query.value("instrument", Values::instrument),
                Values.window(query),
                query.value("cursor", CandidateCursor::place),
                limit + 1));
    Optional<String> next =
        found.size() > limit
            ? Optional.of(CandidateCursor.text(found.get(limit - 1)))
            : Optional.empty();
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(
        request,
        response,
        new Page(found.stream().limit(limit).map(CandidateView::of).toList(), next));
  }

  private void describe(ServerRequest request, ServerResponse response) {
    Query.of(request);
    send(request, response, candidates.find(id(request)));
  }

  private void confirm(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body.none(request, settings.maxPayloadBytes());
    OptionalInt version = ObservationAnswer.wantedVersion(request);
    send(request, response, decided(() -> candidates.confirm(id(request), version)));
  }

  private void reject(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Body body = Body.of(request, settings.maxPayloadBytes(), "reason");
    RejectionReason reason = body.text("reason", CandidateRoutes::reason);
    OptionalInt version = ObservationAnswer.wantedVersion(request);
    send(request, response, decided(() -> candidates.reject(id(request), version, reason)));
  }

  private static RejectionReason reason(String text) {
    return Arrays.stream(RejectionReason.values())
        .filter(it -> name(it).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + text
                        + "\" is no reason: use one of "
                        + String.join(
                            ", ",
                            Arrays.stream(RejectionReason.values())
                                .map(CandidateRoutes::name)
                                .toList())
                        + "."));
  }

  private static String name(RejectionReason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  private static <T> T decided(Supplier<T> order) {
    try {
      return ObservationRoutes.attempt(order);
    } catch (IllegalDecisionException e) {
      throw ProblemException.of(ALREADY_DECIDED, e.getMessage(), e);
    }
  }

  private static void send(
      ServerRequest request, ServerResponse response, Optional<Candidate> found) {
    Candidate candidate = found.orElseThrow(() -> unknown(request));
    response.header(
        HeaderNames.ETAG, EntityTag.ofHash(Integer.toString(candidate.version())).value());
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(request, response, CandidateView.of(candidate));
  }

  private static UUID id(ServerRequest request) {
    return JobRoutes.parse(request.path().pathParameters().get("id"))
        .orElseThrow(() -> unknown(request));
  }

  private static ProblemException unknown(ServerRequest request) {
    String id = request.path().pathParameters().get("id");
    return ProblemException.of(CANDIDATE_NOT_FOUND, "There is no candidate '" + id + "'.");
  }

  /** A page of candidates and the cursor of the page after it, if there is one. */
  @JsonPropertyOrder({"candidates", "next"})
  record Page(List<CandidateView> candidates, Optional<String> next) {}
}
