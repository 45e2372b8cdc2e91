package org.comethunter.web;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SunPolar;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.observation.Finding;
import org.comethunter.domain.observation.Mark;
import org.comethunter.domain.observation.Motion;
import org.comethunter.domain.observation.Observation;
import org.comethunter.domain.observation.Step;
import org.comethunter.domain.observation.TrackCheck;
import org.comethunter.domain.orbit.SungrazerGroup;
import org.comethunter.domain.sungrazer.GroupGuess;

/**
 * An observation as JSON. All but the fields up to the marks, and of a mark all but its frame,
 * time, position, method and geometry, follows from the rest.
 *
 * @param groupGuess to which group the marks fit best; null if they fit none well
 */
@JsonPropertyOrder({
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
  "findings"
})
record ObservationView(
    UUID id,
    String name,
    String instrument,
    Optional<String> group,
    Optional<GuessView> groupGuess,
    String note,
    Instant createdAt,
    Instant updatedAt,
    int version,
    List<MarkView> marks,
    Optional<Motion> motion,
    List<StepView> steps,
    List<FindingView> findings) {

  static ObservationView of(Observation observation, Optional<GroupGuess> guess) {
    return new ObservationView(
        observation.id(),
        observation.name(),
        observation.instrument().code(),
        observation.group().map(SungrazerGroup::code),
        guess.map(GuessView::of),
        observation.note(),
        observation.createdAt(),
        observation.updatedAt(),
        observation.version(),
        observation.marks().stream().map(MarkView::of).toList(),
        Motion.through(observation.marks()),
        Step.between(observation.marks()).stream().map(StepView::of).toList(),
        FindingView.of(observation));
  }

  /** Derived numbers need no more digits. */
  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private static OptionalDouble rounded(OptionalDouble value) {
    return value.isPresent() ? OptionalDouble.of(rounded(value.getAsDouble())) : value;
  }

  /** A guess at the group, with what to tell the user. */
  @JsonPropertyOrder({"group", "name", "rmsPixels", "text"})
  record GuessView(String group, String name, double rmsPixels, String text) {

    static GuessView of(GroupGuess guess) {
      return new GuessView(
          guess.group().code(),
          guess.group().displayName(),
          rounded(guess.rms()),
          guess.sentence());
    }
  }

  /** A mark: x and y are column and row of the array, the picture's have row 0 at the top. */
  @JsonPropertyOrder({
    "frame",
    "observedAt",
    "x",
    "y",
    "method",
    "picture",
    "solarRadii",
    "positionAngleDegrees",
    "geometry"
  })
  record MarkView(
      String frame,
      Instant observedAt,
      double x,
      double y,
      String method,
      Place picture,
      double solarRadii,
      double positionAngleDegrees,
      GeometryView geometry) {

    static MarkView of(Mark mark) {
      SunPolar polar = mark.polar();
      PixelPosition picture = mark.picture();
      return new MarkView(
          mark.frame().toString(),
          mark.observedAt(),
          mark.position().column(),
          mark.position().row(),
          mark.method().code(),
          new Place(rounded(picture.column()), rounded(picture.row())),
          rounded(polar.solarRadii()),
          rounded(polar.positionAngleDegrees()),
          GeometryView.of(mark.geometry()));
    }
  }

  /** A place, (0,0) being a corner pixel. */
  @JsonPropertyOrder({"x", "y"})
  record Place(double x, double y) {}

  /** A frame's geometry but for its time. */
  @JsonPropertyOrder({"width", "height", "rollDegrees", "sunColumn", "sunRow", "plateScaleArcsec"})
  record GeometryView(
      int width,
      int height,
      double rollDegrees,
      double sunColumn,
      double sunRow,
      double plateScaleArcsec) {

    static GeometryView of(FrameGeometry geometry) {
      return new GeometryView(
          geometry.width(),
          geometry.height(),
          geometry.rollDegrees(),
          geometry.sunColumn(),
          geometry.sunRow(),
          geometry.plateScaleArcsec());
    }
  }

  /** A step from mark to mark. */
  @JsonPropertyOrder({"from", "to", "hours", "pixelsPerHour", "directionDegrees", "change"})
  record StepView(
      String from,
      String to,
      double hours,
      OptionalDouble pixelsPerHour,
      OptionalDouble directionDegrees,
      OptionalDouble change) {

    static StepView of(Step step) {
      return new StepView(
          step.from().toString(),
          step.to().toString(),
          rounded(step.hours()),
          rounded(step.pixelsPerHour()),
          rounded(step.directionDegrees()),
          rounded(step.change()));
    }
  }

  /** What a rule of thumb says. */
  @JsonPropertyOrder({"level", "code", "text"})
  record FindingView(String level, String code, String text) {

    static List<FindingView> of(Observation observation) {
      return TrackCheck.of(observation).stream().map(FindingView::of).toList();
    }

    private static FindingView of(Finding finding) {
      return new FindingView(
          finding.level().name().toLowerCase(Locale.ROOT), finding.code(), finding.sentence());
    }
  }
}
