package org.comethunter.bootstrap.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.simulator.replica.ArchiveContent;

/** Where the simulated comets truly are. */
record Truth(List<Comet> comets) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A comet with its positions in the frames of one camera, in time order. */
  record Comet(String name, Instrument camera, List<Position> positions) {

    /** The signal to noise in the frame in which it is seen worst. */
    double leastSnr() {
      return positions.stream().mapToDouble(Position::snr).min().orElse(0);
    }

    Position first() {
      return positions.getFirst();
    }

    Position last() {
      return positions.getLast();
    }

    private Comet from(int begin, int count) {
      return new Comet(name, camera, positions.subList(begin, begin + count));
    }
  }

  /**
   * A comet in one frame.
   *
   * @param column of the raw array, 0-based
   * @param row of the raw array, 0-based, row 0 at the bottom
   * @param snr signal to noise through a matched filter
   */
  record Position(FrameId frame, Instant observedAt, double column, double row, double snr) {

    PixelPosition array() {
      return new PixelPosition(column, row);
    }
  }

  /** What is true of the three days before that moment. */
  static Truth of(ArchiveContent content, Instant now) throws IOException {
    JsonNode document = JSON.readTree(content.truth(now).orElseThrow());
    List<Comet> comets = new ArrayList<>();
    for (JsonNode comet : document.get("comets")) {
      for (Instrument camera : Instrument.values()) {
        List<Position> positions =
            comet
                .get("positions")
                .valueStream()
                .filter(it -> it.get("instrument").asText().equals(camera.code()))
                .map(it -> position(it, camera))
                .toList();
        comets.add(new Comet(comet.get("name").asText(), camera, positions));
      }
    }
    return new Truth(List.copyOf(comets));
  }

  private static Position position(JsonNode json, Instrument camera) {
    Instant observedAt = Instant.parse(json.get("observedAt").asText());
    LocalDate day = LocalDate.ofInstant(observedAt, ZoneOffset.UTC);
    return new Position(
        FrameId.ofFile(day, camera, json.get("file").asText()),
        observedAt,
        json.get("x").asDouble(),
        json.get("y").asDouble(),
        json.get("snr").asDouble());
  }

  /**
   * The comet that is seen best in a number of successive frames of a camera, in just those frames.
   */
  Comet clearest(Instrument camera, int frames) {
    return comets.stream()
        .filter(comet -> comet.camera() == camera)
        .flatMap(comet -> runs(comet, frames).stream())
        .max(Comparator.comparingDouble(Comet::leastSnr))
        .orElseThrow(
            () -> new AssertionError("No comet crosses " + frames + " frames of " + camera));
  }

  /** Where that comet is in a frame, if it can be seen there. */
  Optional<Position> of(Comet comet, FrameId frame) {
    return comets.stream()
        .filter(each -> each.name().equals(comet.name()))
        .flatMap(each -> each.positions().stream())
        .filter(position -> position.frame().equals(frame))
        .findFirst();
  }

  private static List<Comet> runs(Comet comet, int frames) {
    List<Comet> runs = new ArrayList<>();
    for (int begin = 0; begin + frames <= comet.positions().size(); begin++) {
      runs.add(comet.from(begin, frames));
    }
    return runs;
  }
}
