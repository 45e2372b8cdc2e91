package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.FRAME_NOT_FOUND;
import static org.comethunter.web.Problem.Kind.PICTURE_MISSING;
import static org.comethunter.web.Problem.Kind.RAW_MISSING;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameStore;
import org.comethunter.domain.file.FrameId;

/** One frame: what is known of it, its picture, its FITS file. */
final class FrameFileRoutes implements HttpService {

  private final FrameCatalogue catalogue;
  private final FrameStore store;

  @Inject
  FrameFileRoutes(FrameCatalogue catalogue, FrameStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/frames/{id}").get(this::describe).register(rules);
    Endpoint.at("/frames/{id}/image").get(this::sendPicture).register(rules);
    Endpoint.at("/frames/{id}/raw").get(this::sendRaw).register(rules);
  }

  private void describe(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Json.sendTagged(request, response, FrameView.of(frame(request)));
  }

  private void sendPicture(ServerRequest request, ServerResponse response) {
    Optional<String> version = version(request);
    FrameEntry frame = frame(request);
    new FileAnswer(
            store.picture(frame.id()),
            frame.file().picture().orElseThrow(),
            "image/png",
            version,
            () ->
                ProblemException.of(
                    PICTURE_MISSING,
                    "The picture of frame "
                        + frame.id()
                        + " is missing or damaged; the next sync restores it."))
        .send(request, response);
  }

  private void sendRaw(ServerRequest request, ServerResponse response) {
    Optional<String> version = version(request);
    FrameEntry frame = frame(request);
    response.header(
        HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + frame.id() + ".fts\"");
    new FileAnswer(
            store.raw(frame.id()),
            frame.file().raw().orElseThrow(),
            "application/fits",
            version,
            () ->
                ProblemException.of(
                    RAW_MISSING,
                    "The FITS file of frame "
                        + frame.id()
                        + " is missing or damaged; the next sync fetches it."))
        .send(request, response);
  }

  private static Optional<String> version(ServerRequest request) {
    return Query.of(request, "v").value("v", Function.identity());
  }

  private FrameEntry frame(ServerRequest request) {
    String id = request.path().pathParameters().get("id");
    try {
      return catalogue
          .find(FrameId.parse(id))
          .orElseThrow(
              () -> ProblemException.of(FRAME_NOT_FOUND, "There is no frame '" + id + "'."));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(FRAME_NOT_FOUND, e.getMessage() + ".", e);
    }
  }
}
