package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.FRAME_NOT_FOUND;
import static org.comethunter.web.Problem.Kind.NO_NEIGHBOURS;
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
import org.comethunter.application.picture.PictureService;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameStore;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.PictureCache;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.picture.PictureSettings;

/** One frame: what is known of it, its pictures, its FITS file. */
final class FrameFileRoutes implements HttpService {

  /** The longer side of a thumbnail. */
  private static final double THUMBNAIL_PIXELS = 128;

  private final FrameCatalogue catalogue;
  private final FrameStore store;
  private final PictureService pictures;

  @Inject
  FrameFileRoutes(FrameCatalogue catalogue, FrameStore store, PictureService pictures) {
    this.catalogue = catalogue;
    this.store = store;
    this.pictures = pictures;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/frames/{id}").get(this::describe).register(rules);
    Endpoint.at("/frames/{id}/image").get(this::sendPicture).register(rules);
    Endpoint.at("/frames/{id}/thumbnail").get(this::sendThumbnail).register(rules);
    Endpoint.at("/frames/{id}/raw").get(this::sendRaw).register(rules);
  }

  private void describe(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Json.sendTagged(request, response, FrameView.of(frame(request)));
  }

  private void sendPicture(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, PictureQuery.PARAMETERS);
    Optional<String> version = query.value("v", Function.identity());
    FrameEntry frame = frame(request);
    if (PictureQuery.isGiven(query)) {
      PictureSettings settings = PictureQuery.settings(query, pictures.standard(frame));
      sendMade(request, response, frame, settings, version);
      return;
    }
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

  private void sendThumbnail(ServerRequest request, ServerResponse response) {
    Optional<String> version = version(request);
    FrameEntry frame = frame(request);
    int larger = Math.max(frame.metadata().width(), frame.metadata().height());
    double scale = Math.min(1, THUMBNAIL_PIXELS / Math.max(1, larger));
    sendMade(request, response, frame, pictures.standard(frame).scaled(scale), version);
  }

  /** Sends a picture that is made now, or was made before for somebody else. */
  private void sendMade(
      ServerRequest request,
      ServerResponse response,
      FrameEntry frame,
      PictureSettings settings,
      Optional<String> version) {
    PictureCache.Entry made;
    try {
      made = pictures.picture(frame, settings);
    } catch (NoNeighboursException e) {
      throw ProblemException.of(NO_NEIGHBOURS, e.getMessage(), e);
    } catch (MalformedFrameException | UnsupportedFrameException e) {
      throw ProblemException.of(RAW_MISSING, missingRaw(frame), e);
    } catch (StorageException e) {
      if (store.matches(store.raw(frame.id()), frame.file().raw().orElseThrow(), false)) {
        throw e;
      }
      throw ProblemException.of(RAW_MISSING, missingRaw(frame), e);
    }
    new FileAnswer(
            made.path(),
            made.file(),
            "image/png",
            version,
            () ->
                ProblemException.of(
                    PICTURE_MISSING, "The picture had to make room for others; ask again."))
        .send(request, response);
  }

  private static String missingRaw(FrameEntry frame) {
    return "The FITS file of frame "
        + frame.id()
        + " is missing or damaged; the next sync fetches it.";
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
            () -> ProblemException.of(RAW_MISSING, missingRaw(frame)))
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
