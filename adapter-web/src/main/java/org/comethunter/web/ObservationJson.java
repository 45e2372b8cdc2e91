package org.comethunter.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.MarkMethod;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.time.UtcTime;

/**
 * Reads an observation from the JSON that {@link ObservationView} is written as. Fields that follow
 * from others may be there and are not looked at. Every method throws IllegalArgumentException with
 * a sentence that says where what is wrong.
 */
final class ObservationJson {

  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "name",
          "instrument",
          "group",
          "groupGuess",
          "note",
          "createdAt",
          "updatedAt",
          "version",
          "marks",
          "motion",
          "steps",
          "findings");

  private static final Set<String> MARK_FIELDS =
      Set.of(
          "frame",
          "observedAt",
          "x",
          "y",
          "method",
          "picture",
          "solarRadii",
          "positionAngleDegrees",
          "geometry");

  private static final Set<String> GEOMETRY_FIELDS =
      Set.of("width", "height", "rollDegrees", "sunColumn", "sunRow", "plateScaleArcsec");

  private final String place;
  private final JsonNode node;

  private ObservationJson(String place, JsonNode node, Set<String> known) {
    this.place = place;
    this.node = node;
    if (!node.isObject()) {
      throw wrong("must be a JSON object");
    }
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw wrong("has a field '" + name + "', which there is not");
              }
            });
  }

  /** The observations of an export. */
  static List<Observation> readAll(JsonNode export, Instant now) {
    JsonNode list = export.path("observations");
    if (export.size() != 1 || !list.isArray()) {
      throw new IllegalArgumentException(
          "The body must be {\"observations\": […]}, as it was exported.");
    }
    List<Observation> all = new ArrayList<>();
    Set<UUID> ids = new HashSet<>();
    for (JsonNode one : list) {
      String place = "Observation " + (all.size() + 1);
      Observation read = read(place, one, Optional.empty(), now);
      if (!ids.add(read.id())) {
        throw new IllegalArgumentException(place + " has the id of another, " + read.id() + ".");
      }
      all.add(read);
    }
    return all;
  }

  /** The one observation of that id. */
  static Observation read(JsonNode node, UUID id, Instant now) {
    return read("The observation", node, Optional.of(id), now);
  }

  private static Observation read(String place, JsonNode node, Optional<UUID> wanted, Instant now) {
    ObservationJson fields = new ObservationJson(place, node, FIELDS);
    UUID id =
        wanted.isPresent() && !node.has("id") ? wanted.get() : fields.text("id", fields::uuid);
    if (wanted.isPresent() && !id.equals(wanted.get())) {
      throw fields.wrong("has the id " + id + ", but the path says " + wanted.get());
    }
    List<Mark> marks = new ArrayList<>();
    if (!node.path("marks").isArray()) {
      throw fields.wrong("must have a list of marks");
    }
    for (JsonNode mark : node.path("marks")) {
      marks.add(mark(place + ", mark " + (marks.size() + 1), mark));
    }
    Instant createdAt = fields.optional("createdAt", UtcTime::parse).orElse(now);
    return fields.checked(
        () ->
            new Observation(
                id,
                fields.text("name", Function.identity()),
                fields.text("instrument", Values::instrument),
                fields.optional("group", ObservationJson::group),
                fields.optional("note", Function.identity()).orElse(""),
                createdAt,
                fields.optional("updatedAt", UtcTime::parse).orElse(createdAt),
                node.has("version") ? fields.integer("version") : 1,
                marks));
  }

  private static Mark mark(String place, JsonNode node) {
    ObservationJson fields = new ObservationJson(place, node, MARK_FIELDS);
    ObservationJson geometry =
        new ObservationJson(place + ", geometry", node.path("geometry"), GEOMETRY_FIELDS);
    return fields.checked(
        () ->
            new Mark(
                fields.text("frame", FrameId::parse),
                new PixelPosition(fields.number("x"), fields.number("y")),
                fields.text("method", ObservationJson::method),
                new FrameGeometry(
                    fields.text("observedAt", UtcTime::parse),
                    geometry.integer("width"),
                    geometry.integer("height"),
                    geometry.number("rollDegrees"),
                    geometry.number("sunColumn"),
                    geometry.number("sunRow"),
                    geometry.number("plateScaleArcsec"))));
  }

  static SungrazerGroup group(String text) {
    return SungrazerGroup.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The group must be kreutz, meyer, marsden, kracht or kracht-ii, not '"
                        + text
                        + "'."));
  }

  static MarkMethod method(String text) {
    return MarkMethod.of(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The method must be centroid or pixel, not '" + text + "'."));
  }

  private UUID uuid(String text) {
    return JobRoutes.parse(text).orElseThrow(() -> wrong("has an id that is no UUID"));
  }

  private IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(place + " " + what + ".");
  }

  /** Adds the place to what is wrong with the whole. */
  private <T> T checked(Supplier<T> whole) {
    try {
      return whole.get();
    } catch (IllegalArgumentException e) {
      if (e.getMessage().startsWith(place)) {
        throw e;
      }
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  private <T> T text(String name, Function<String, T> reader) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw wrong("must have a field '" + name + "', a text");
    }
    return checked(() -> reader.apply(value.textValue()));
  }

  private <T> Optional<T> optional(String name, Function<String, T> reader) {
    return !node.has(name) || node.path(name).isNull()
        ? Optional.empty()
        : Optional.of(text(name, reader));
  }

  private double number(String name) {
    JsonNode value = node.path(name);
    if (!value.isNumber()) {
      throw wrong("must have a field '" + name + "', a number");
    }
    return value.doubleValue();
  }

  private int integer(String name) {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong("must have a field '" + name + "', a whole number");
    }
    return value.intValue();
  }
}
