package org.comethunter.simulator.sky;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The true positions of the comets, as JSON, in the frames that are in the archive. */
final class TruthReport {

  private static final Duration LOOK_BACK = Duration.ofDays(3);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final long seed;
  private final ObservationPlan plan;
  private final SkyRenderer renderer;

  TruthReport(long seed, ObservationPlan plan, SkyRenderer renderer) {
    this.seed = seed;
    this.plan = plan;
    this.renderer = renderer;
  }

  private record Document(long seed, List<CometTruth> comets) {}

  private record CometTruth(String name, String perihelion, List<Position> positions) {}

  private record Position(
      String file, String instrument, String observedAt, double x, double y, double snr) {}

  /** The document of the last three days before {@code now}. */
  String json(Instant now) {
    Map<String, CometTruth> comets = new LinkedHashMap<>();
    Camera.ALL.stream()
        .flatMap(camera -> plan.between(camera, now.minus(LOOK_BACK), now))
        .filter(observation -> !observation.availableAt().isAfter(now))
        .sorted(Comparator.comparing(Observation::observedAt))
        .forEach(observation -> add(comets, observation));
    try {
      return JSON.writeValueAsString(new Document(seed, List.copyOf(comets.values())));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The truth cannot be written as JSON.", e);
    }
  }

  private void add(Map<String, CometTruth> comets, Observation observation) {
    renderer.cometsIn(observation).stream()
        .filter(CometImage::visible)
        .forEach(
            image ->
                comets
                    .computeIfAbsent(image.comet().name(), _ -> truth(image.comet()))
                    .positions()
                    .add(position(observation, image)));
  }

  private static CometTruth truth(Comet comet) {
    return new CometTruth(
        comet.name(), DateTimeFormatter.ISO_INSTANT.format(comet.perihelion()), new ArrayList<>());
  }

  private static Position position(Observation observation, CometImage image) {
    return new Position(
        observation.fileName(),
        observation.camera().instrument().code(),
        DateTimeFormatter.ISO_INSTANT.format(observation.observedAt()),
        rounded(image.x()),
        rounded(image.y()),
        rounded(image.snr()));
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
