package org.comethunter.domain.detection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.sungrazer.GroupGuess;

/**
 * Something that moves like a comet. Immutable.
 *
 * @param camera that saw it
 * @param score from 0 to 1: 0.5 is where candidates begin, and those above {@link #CLEAR} are
 *     rarely wrong
 * @param positionAngleDegrees in which direction it moves, from solar north through east, 0 to
 *     below 360
 * @param group the group whose members move like this, if there is one
 * @param firstAlertFrame the latest frame when it was first told of
 * @param positions where it is, in time order, one for each frame of its visible arc
 * @param evidence what speaks for it, and what against it
 */
public record Detection(
    Instrument camera,
    double score,
    double positionAngleDegrees,
    Optional<GroupGuess> group,
    FrameId firstAlertFrame,
    List<Position> positions,
    Evidence evidence) {

  /** From this score on, about one candidate a camera and day is wrong. */
  public static final double CLEAR = 0.56;

  /** Of the frames that two candidates share, in so many they must be at the same places. */
  private static final double SAME_SHARE = 0.5;

  private static final int SAME_LEAST = 2;
  private static final double SAME_PIXELS = 5;

  /** Checks the positions. */
  public Detection {
    positions = List.copyOf(positions);
    if (positions.isEmpty()) {
      throw new IllegalArgumentException("A candidate has a position at least.");
    }
  }

  /**
   * Where it is in a frame.
   *
   * @param frame the frame
   * @param geometry when and how that was taken
   * @param place raw array pixels
   * @param significance peak over the local noise there; NaN if that is not known
   */
  public record Position(
      FrameId frame, FrameGeometry geometry, PixelPosition place, float significance) {}

  /** Peak over the local noise through a matched filter, on average over its frames. */
  public double snr() {
    return evidence.snr();
  }

  /** On average, in pixels of its frames. */
  public double speedPixelsPerHour() {
    return evidence.speedPixelsPerHour();
  }

  /** Whether both are one object: they are at the same places in frames that they share. */
  public boolean isSameAs(Detection other) {
    if (camera != other.camera) {
      return false;
    }
    long near =
        positions.stream()
            .filter(
                mine ->
                    other.positions.stream()
                        .anyMatch(
                            its ->
                                its.frame.equals(mine.frame)
                                    && distance(its.place, mine.place) < SAME_PIXELS))
            .count();
    int fewer = Math.min(positions.size(), other.positions.size());
    return near >= SAME_LEAST && near >= SAME_SHARE * fewer;
  }

  private static double distance(PixelPosition one, PixelPosition other) {
    return Math.hypot(one.column() - other.column(), one.row() - other.row());
  }

  /** Whether it is at once longer and clearer. */
  boolean isBetterThan(Detection other) {
    return positions.size() > other.positions.size() && score > other.score;
  }

  /** The same, at these positions. */
  public Detection with(List<Position> places) {
    return new Detection(
        camera, score, positionAngleDegrees, group, firstAlertFrame, places, evidence);
  }

  /** The same, but first told of when that frame was the latest. */
  public Detection firstToldOf(FrameId frame) {
    return new Detection(camera, score, positionAngleDegrees, group, frame, positions, evidence);
  }

  /** When the latest frame was taken in which it was. */
  public Instant lastSeen() {
    return positions.getLast().geometry.observedAt();
  }
}
