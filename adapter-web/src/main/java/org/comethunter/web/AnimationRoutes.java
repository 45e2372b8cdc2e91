package org.comethunter.web;

import static org.comethunter.web.Problem.Kind.FRAME_NOT_FOUND;
import static org.comethunter.web.Problem.Kind.INVALID_PARAMETER;
import static org.comethunter.web.Problem.Kind.NO_NEIGHBOURS;
import static org.comethunter.web.Problem.Kind.PICTURE_MISSING;
import static org.comethunter.web.Problem.Kind.RAW_MISSING;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.comethunter.application.observation.ObservationService;
import org.comethunter.application.picture.AnimationSettings;
import org.comethunter.application.picture.PictureService;
import org.comethunter.application.picture.TrackAnimation;
import org.comethunter.application.picture.TrackPoint;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.MalformedFrameException;
import org.comethunter.application.port.PictureCache;
import org.comethunter.application.port.StorageException;
import org.comethunter.application.port.UnsupportedFrameException;
import org.comethunter.domain.filter.NoNeighboursException;
import org.comethunter.domain.observation.Observation;

/** The surroundings of an observed object, frame by frame, as an animated picture. */
final class AnimationRoutes implements HttpService {

  private static final String[] PARAMETERS =
      Stream.concat(
              Stream.of(PictureQuery.PARAMETERS).filter(it -> !List.of("v", "scale").contains(it)),
              Stream.of("margin", "zoom", "fps"))
          .toArray(String[]::new);

  private final ObservationService observations;
  private final FrameCatalogue frames;
  private final PictureService pictures;
  private final TrackAnimation animations;

  @Inject
  AnimationRoutes(
      ObservationService observations,
      FrameCatalogue frames,
      PictureService pictures,
      TrackAnimation animations) {
    this.observations = observations;
    this.frames = frames;
    this.pictures = pictures;
    this.animations = animations;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/observations/{id}/animation").get(this::send).register(rules);
  }

  private void send(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, PARAMETERS);
    Observation observation = ObservationRoutes.find(observations, request);
    List<TrackPoint> track = track(observation);
    PictureCache.Entry made = make(track, settings(query, track));
    response.header(
        HeaderNames.CONTENT_DISPOSITION,
        "inline; filename=\"%s-%s.png\""
            .formatted(track.getFirst().frame().id(), observation.id().toString().substring(0, 8)));
    new FileAnswer(
            made.path(),
            made.file(),
            "image/apng",
            Optional.empty(),
            () ->
                ProblemException.of(
                    PICTURE_MISSING, "The animation had to make room for others; ask again."))
        .send(request, response);
  }

  /** The marks whose frames are still there. */
  private List<TrackPoint> track(Observation observation) {
    List<TrackPoint> track =
        observation.marks().stream()
            .flatMap(
                mark ->
                    frames.find(mark.frame()).stream()
                        .map(frame -> new TrackPoint(frame, mark.position())))
            .toList();
    if (track.isEmpty()) {
      throw ProblemException.of(
          FRAME_NOT_FOUND,
          observation.marks().isEmpty()
              ? "There is no position yet to make an animation of: mark the object first."
              : "None of the frames in which it was marked is here; fetch them first.");
    }
    return track;
  }

  private AnimationSettings settings(Query query, List<TrackPoint> track) {
    AnimationSettings usual =
        AnimationSettings.of(
            PictureQuery.settings(query, pictures.standard(track.getFirst().frame())));
    int margin = query.value("margin", Values::wholeNumber).orElse(usual.margin());
    int zoom = query.value("zoom", Values::wholeNumber).orElse(usual.zoom());
    double fps = query.value("fps", Values::number).orElse(usual.framesPerSecond());
    try {
      return new AnimationSettings(usual.picture(), margin, zoom, fps);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(INVALID_PARAMETER, e.getMessage(), e);
    }
  }

  private PictureCache.Entry make(List<TrackPoint> track, AnimationSettings settings) {
    try {
      return animations.of(track, settings);
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(INVALID_PARAMETER, e.getMessage(), e);
    } catch (NoNeighboursException e) {
      throw ProblemException.of(NO_NEIGHBOURS, e.getMessage(), e);
    } catch (MalformedFrameException | UnsupportedFrameException | StorageException e) {
      throw ProblemException.of(
          RAW_MISSING,
          "The FITS files of the track cannot be read; the next sync fetches them.",
          e);
    }
  }
}
