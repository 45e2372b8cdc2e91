package org.comethunter.domain.detection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param evidence what speaks for it, and what against it, in the last forty frames of its arc
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

  /**
   * What was told of an arc of so many frames is not taken back when its beginning is forgotten.
   */
  private static final int LONG = 30;

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
    Map<FrameId, PixelPosition> its = new HashMap<>();
    other.positions.forEach(it -> its.put(it.frame, it.place));
    long near =
        positions.stream()
            .filter(it -> its.containsKey(it.frame))
            .filter(it -> distance(it.place, its.get(it.frame)) < SAME_PIXELS)
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

  /**
   * The same, as what is known now of an object that was told of before: first told of when that
   * was, and, as only the last hours are searched, with the earlier places of a long arc.
   */
  public Detection following(Detection before) {
    List<Position> places = new ArrayList<>();
    if (before.positions.size() >= LONG) {
      Instant begin = positions.getFirst().geometry.observedAt();
      before.positions.stream()
          .takeWhile(it -> it.geometry.observedAt().isBefore(begin))
          .forEach(places::add);
    }
    places.addAll(positions);
    return new Detection(
        camera, score, positionAngleDegrees, group, before.firstAlertFrame, places, evidence);
  }

  /** The same, with its places in later frames, as another search knows them, and no other news. */
  public Detection prolongedBy(Detection again) {
    List<Position> places = new ArrayList<>(positions);
    again.positions.stream()
        .filter(it -> it.geometry.observedAt().isAfter(lastSeen()))
        .forEach(places::add);
    return with(places);
  }

  /** When the latest frame was taken in which it was. */
  public Instant lastSeen() {
    return positions.getLast().geometry.observedAt();
  }
}
