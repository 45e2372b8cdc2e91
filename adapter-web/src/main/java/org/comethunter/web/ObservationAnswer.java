package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.CHANGED_MEANWHILE;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.comethunter.application.observation.GroupGuesses;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.Report;

/** An observation as an answer: its version is its entity tag. */
final class ObservationAnswer {

  private static final Pattern TAG = Pattern.compile("\"([0-9]{1,9})\"");

  private final GroupGuesses guesses;

  @Inject
  ObservationAnswer(GroupGuesses guesses) {
    this.guesses = guesses;
  }

  /** Sends what an order has made of it. */
  void send(ServerRequest request, ServerResponse response, Observation observation) {
    response.header(HeaderNames.ETAG, tag(observation).value());
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Json.send(request, response, view(observation));
  }

  /** The observation with what follows from its marks. */
  ObservationView view(Observation observation) {
    return ObservationView.of(observation, guesses.of(observation));
  }

  /** The report on it. */
  ReportView report(Observation observation, Report.Options options) {
    return ReportView.of(observation, options, guesses.of(observation));
  }

  /** Sends it, or says that the client has it already. */
  void sendIfNew(ServerRequest request, ServerResponse response, Observation observation) {
    if (tag(observation).isHeldBy(request)) {
      response.header(HeaderNames.ETAG, tag(observation).value());
      response.header(HeaderNames.CACHE_CONTROL, "no-cache");
      response.status(Status.NOT_MODIFIED_304).send();
    } else {
      send(request, response, observation);
    }
  }

  private static EntityTag tag(Observation observation) {
    return EntityTag.ofHash(Integer.toString(observation.version()));
  }

  /**
   * The version that {@code If-Match} asks for; none if there is no such header, or any will do.
   *
   * @throws ProblemException if no version has such a tag
   */
  static OptionalInt wantedVersion(ServerRequest request) {
    List<String> tags = request.headers().values(HeaderNames.IF_MATCH);
    if (tags.isEmpty() || tags.equals(List.of("*"))) {
      return OptionalInt.empty();
    }
    Matcher tag = TAG.matcher(tags.getFirst().strip());
    if (tags.size() > 1 || !tag.matches()) {
      throw ProblemException.of(
          CHANGED_MEANWHILE,
          "No version has the tag "
              + String.join(", ", tags)
              + ". If-Match takes one ETag as it was sent, such as \"3\".");
    }
    return OptionalInt.of(Integer.parseInt(tag.group(1)));
  }

  /** Whether the client means an observation that is there, whatever its version. */
  static boolean wantsAny(ServerRequest request) {
    return request.headers().values(HeaderNames.IF_MATCH).equals(List.of("*"));
  }
}
