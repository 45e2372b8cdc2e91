package org.comethunter.web;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.comethunter.application.frame.FrameEntry;
import org.comethunter.application.picture.FrameSurvey;
import org.comethunter.application.port.FrameCatalogue;
import org.comethunter.application.port.FrameStore;
import org.comethunter.domain.image.MissingBlocks;

/**
 * What is measured in a frame, and drawn over its picture. It follows from the FITS file, and can
 * be kept for ever if the URL names the file's version.
 */
final class FrameGeometryRoutes implements HttpService {

  private final FrameCatalogue catalogue;
  private final FrameStore store;
  private final FrameSurvey survey;

  @Inject
  FrameGeometryRoutes(FrameCatalogue catalogue, FrameStore store, FrameSurvey survey) {
    this.catalogue = catalogue;
    this.store = store;
    this.survey = survey;
  }

  @Override
  public void routing(HttpRules rules) {
    Endpoint.at("/frames/{id}/geometry")
        .get(
            (request, response) ->
                send(
                    request,
                    response,
                    frame -> GeometryView.of(frame.id(), survey.geometry(frame))))
        .register(rules);
    Endpoint.at("/frames/{id}/missing-blocks")
        .get(
            (request, response) ->
                send(request, response, frame -> new Blocks(survey.missingBlocks(frame))))
        .register(rules);
  }

  private void send(
      ServerRequest request, ServerResponse response, Function<FrameEntry, Object> make) {
    Optional<String> version = Query.of(request, "v").value("v", Function.identity());
    FrameEntry frame = RequestedFrame.in(catalogue, request);
    Object made = RequestedFrame.read(store, frame, () -> make.apply(frame));
    String caching = FileAnswer.caching(frame.file().raw().orElseThrow(), version);
    Json.sendTagged(request, response, made, caching);
  }

  /**
   * What of a frame did not arrive.
   *
   * @param blocks rectangles of the array, row 0 = bottom
   */
  record Blocks(List<MissingBlocks.Block> blocks) {}
}
