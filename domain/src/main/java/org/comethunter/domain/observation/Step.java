package org.comethunter.domain.observation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SunOffset;

/**
 * How an object moved from one mark to the next.
 *
 * @param from the earlier frame
 * @param to the later frame
 * @param hours time between them
 * @param pixelsPerHour speed in pixels of a full frame of 1024; unknown if both are of one moment
 * @param directionDegrees position angle of the motion, from solar north through east, 0 to below
 *     360; unknown if it did not move
 * @param change by how much it was faster than in the step before, in pixels per hour; unknown in
 *     the first step
 */
public record Step(
    FrameId from,
    FrameId to,
    double hours,
    OptionalDouble pixelsPerHour,
    OptionalDouble directionDegrees,
    OptionalDouble change) {

  /**
   * The steps between those marks.
   *
   * @param marks in time order
   */
  public static List<Step> between(List<Mark> marks) {
    List<Step> steps = new ArrayList<>();
    OptionalDouble before = OptionalDouble.empty();
    for (int i = 1; i < marks.size(); i++) {
      Step step = between(marks.get(i - 1), marks.get(i), before);
      steps.add(step);
      before = step.pixelsPerHour;
    }
    return List.copyOf(steps);
  }

  private static Step between(Mark from, Mark to, OptionalDouble before) {
    double hours = Motion.hours(from.observedAt(), to.observedAt());
    SunOffset start = from.offset();
    SunOffset end = to.offset();
    double pixels = start.distance(end);
    OptionalDouble speed = hours > 0 ? OptionalDouble.of(pixels / hours) : OptionalDouble.empty();
    OptionalDouble change =
        speed.isPresent() && before.isPresent()
            ? OptionalDouble.of(speed.getAsDouble() - before.getAsDouble())
            : OptionalDouble.empty();
    SunOffset moved = new SunOffset(end.right() - start.right(), end.up() - start.up());
    OptionalDouble direction =
        pixels > 0 ? OptionalDouble.of(direction(to.geometry(), moved)) : OptionalDouble.empty();
    return new Step(from.frame(), to.frame(), hours, speed, direction, change);
  }

  /** The direction in which the object went, as seen from where it was: as if that were the Sun. */
  static double direction(FrameGeometry geometry, SunOffset moved) {
    return geometry.toPolar(geometry.fromOffset(moved)).positionAngleDegrees();
  }
}
