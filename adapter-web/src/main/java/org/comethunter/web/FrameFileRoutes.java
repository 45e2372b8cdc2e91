package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.NO_NEIGHBOURS;
import static org.comethunter.web.Problem.Kind.PICTURE_MISSING;

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
import org.comethunter.application.port.PictureCache;
import org.comethunter.domain.file.LettingGo;
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
      if (!isKeptWithoutRaw(frame) || !settings.equals(pictures.standard(frame))) {
        sendMade(request, response, frame, settings, version);
        return;
      }
    } else if (frame.file().lettingGo().pictureAt().isPresent()) {
      sendMade(request, response, frame, pictures.standard(frame), version);
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

  /** Nothing can be made of such a frame any more, but what was made of it is there. */
  private static boolean isKeptWithoutRaw(FrameEntry frame) {
    LettingGo gone = frame.file().lettingGo();
    return gone.rawAt().isPresent() && gone.pictureAt().isEmpty();
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
    PictureCache.Entry made = RequestedFrame.read(store, frame, () -> picture(frame, settings));
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

  private PictureCache.Entry picture(FrameEntry frame, PictureSettings settings) {
    try {
      return pictures.picture(frame, settings);
    } catch (NoNeighboursException e) {
      throw ProblemException.of(NO_NEIGHBOURS, e.getMessage(), e);
    }
  }

  private void sendRaw(ServerRequest request, ServerResponse response) {
    Optional<String> version = version(request);
    FrameEntry frame = frame(request);
    RequestedFrame.requireRaw(frame);
    response.header(
        HeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + frame.id() + ".fts\"");
    new FileAnswer(
            store.raw(frame.id()),
            frame.file().raw().orElseThrow(),
            "application/fits",
            version,
            () -> RequestedFrame.missingRaw(frame))
        .send(request, response);
  }

  private static Optional<String> version(ServerRequest request) {
    return Query.of(request, "v").value("v", Function.identity());
  }

  private FrameEntry frame(ServerRequest request) {
    return RequestedFrame.in(catalogue, request);
  }
}
