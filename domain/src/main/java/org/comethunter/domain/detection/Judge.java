package org.comethunter.domain.detection;

import java.util.List;
import java.util.Optional;
import org.comethunter.domain.detection.Detection.Position;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.image.PixelPosition;
import org.comethunter.domain.instrument.Instrument;
import org.comethunter.domain.sungrazer.GroupGuess;
import org.comethunter.domain.sungrazer.Sighting;

/** Says which tracks are candidates, and how good ones. */
final class Judge {
  private static final double MOST_RIDGE = 0.27;
  private static final double LEAST_POSITIVE = 0.6;
  private static final double LEAST_POSITIVE_FAINT = 0.76;
  private static final double MOST_DROPOUTS = 0.125;

  /** More of them rule out what is seen in few frames, and make the rest doubtful, */
  private static final double MOST_STRANGERS = 0.34;

  private static final int SHORT = 7;

  /** In few frames, nothing that changes by more is one object. */
  private static final double MOST_UNEVEN_SHORT = 2.4;

  /** What is faint in few frames is doubted more. */
  private static final double MOST_STRANGERS_FAINT = 0.2;

  private static final double NOT_FAINT = 4.5;

  /** What is bright, and as bright in every frame, is doubted less. */
  private static final double MOST_STRANGERS_EVEN = 0.6;

  private static final double CERTAIN = 5;
  private static final double EVEN = 0.6;

  /** Up to so many frames may still be chance, */
  private static final int MIDDLING = 10;

  /** of an object that changes by no more, */
  private static final double MOST_UNEVEN_MIDDLING = 4;

  /** and is paid for where there are more strangers. */
  private static final double MANY_STRANGERS = 0.7;

  private static final double MANY_STRANGERS_PRICE = 1;

  /** From so many frames on, it is well known how something moves. */
  private static final int LONG = 13;

  private static final double STRANGERS_PRICE = 2.5;

  /**
   * but for what is fainter than stars that were not recognised as such. What is so faint shows in
   * more of its frames, or it is noise.
   */
  private static final double FAINT = 3.5;

  /** Within 4° of straight away from the Sun goes mostly what it has thrown out, */
  private static final double STRAIGHT = 0.9976;

  /** which is wider than a comet. */
  private static final double MOST_RIDGE_STRAIGHT = 0.1;

  private static final double STRAIGHT_PRICE = 2;
  private static final double UNEVEN_PRICE = 1.6;

  /** Places that stray from a smooth course by more, in pixels, are not those of one object. */
  private static final double STRAYING = 0.6;

  private static final double STRAYING_PRICE = 2;
  private static final double GROUP_BONUS = 0.3;
  private static final double RANK_SCALE = 0.9;

  private final Instrument camera;
  private final SearchedSpeeds speeds;
  private final double leastClearness;

  Judge(Instrument camera) {
    this.camera = camera;
    this.speeds = SearchedSpeeds.of(camera);
    // C2 is searched for faster objects, along more courses
    this.leastClearness = camera == Instrument.C2 ? 7.65 : 7.15;
  }

  /**
   * The candidate that a track makes.
   *
   * @param frames those of the last hours that were searched, in time order
   * @param now the latest frame
   * @return empty if it can be no comet, or does not stand out enough
   */
  Optional<Detection> detection(Track track, List<SearchedFrame> frames, FrameId now) {
    Evidence evidence = Weighing.of(track, frames);
    int length = track.arc().size();
    double rank = rank(evidence, length);
    if (!isPossible(evidence, length) || rank < -GROUP_BONUS) {
      return Optional.empty();
    }
    List<Position> positions = track.arc().stream().map(Judge::position).toList();
    Optional<GroupGuess> group =
        GroupGuess.of(
            camera,
            positions.stream()
                .map(
                    it ->
                        new Sighting(it.geometry().observedAt(), it.geometry().toPolar(it.place())))
                .toList());
    double judged = group.isPresent() ? rank + GROUP_BONUS : rank;
    if (judged < 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Detection(
            camera,
            1 / (1 + Math.exp(-judged / RANK_SCALE)),
            direction(positions),
            group,
            now,
            positions,
            evidence));
  }

  private static Position position(Track.Step step) {
    return new Position(
        step.frame.id(),
        step.frame.geometry(),
        new PixelPosition(step.x, step.y),
        step.significance);
  }

  private static double direction(List<Position> positions) {
    PixelPosition from = positions.getFirst().place();
    PixelPosition to = positions.getLast().place();
    FrameGeometry geometry = positions.getLast().geometry();
    return geometry
        .toPolar(
            new PixelPosition(
                geometry.sunColumn() + to.column() - from.column(),
                geometry.sunRow() + to.row() - from.row()))
        .positionAngleDegrees();
  }

  /** Whether it can be a comet at all, however clear it is. */
  private boolean isPossible(Evidence evidence, int frames) {
    return speeds.hold(evidence.speedPixelsPerHour())
        && evidence.fromStarsPixelsPerHour() >= leastFromStars(evidence.fresh(), frames)
        && evidence.ridge() <= (isStraight(evidence) ? MOST_RIDGE_STRAIGHT : MOST_RIDGE)
        && evidence.positive() >= (evidence.snr() > FAINT ? LEAST_POSITIVE : LEAST_POSITIVE_FAINT)
        && evidence.dropouts() <= MOST_DROPOUTS
        && isOneObject(evidence, frames);
  }

  /** In a short arc, what is seen near by at other times may have made it by chance. */
  private static boolean isOneObject(Evidence evidence, int frames) {
    if (frames > SHORT) {
      return frames > MIDDLING || evidence.uneven() <= MOST_UNEVEN_MIDDLING;
    }
    return evidence.uneven() <= MOST_UNEVEN_SHORT
        && evidence.strangers() <= mostStrangers(evidence);
  }

  private static double mostStrangers(Evidence evidence) {
    if (evidence.snr() < NOT_FAINT) {
      return MOST_STRANGERS_FAINT;
    }
    return evidence.snr() > CERTAIN && evidence.uneven() <= EVEN
        ? MOST_STRANGERS_EVEN
        : MOST_STRANGERS;
  }

  /** By how many pixels an hour a comet moves unlike the stars, at least. */
  private double leastFromStars(boolean fresh, int frames) {
    return switch (camera) {
      case C2 -> 8;
      case C3 -> !fresh ? 2.2 : frames < LONG ? 4 : 2.8;
    };
  }

  private static boolean isStraight(Evidence evidence) {
    return evidence.outward() > STRAIGHT;
  }

  /** How far it is above the least that makes a candidate. */
  private double rank(Evidence evidence, int frames) {
    boolean doubtful = evidence.strangers() > MOST_STRANGERS && evidence.snr() > FAINT;
    double uneven = Math.max(0, (doubtful ? 2 : 1) * UNEVEN_PRICE * Math.log(evidence.uneven()));
    double straight = isStraight(evidence) ? STRAIGHT_PRICE : 0;
    boolean crowded = frames <= MIDDLING && evidence.strangers() > MANY_STRANGERS;
    double strangers = (doubtful ? STRANGERS_PRICE : 0) + (crowded ? MANY_STRANGERS_PRICE : 0);
    double straying = STRAYING_PRICE * Math.max(0, evidence.rmsPixels() - STRAYING);
    return evidence.clearness() - uneven - straight - strangers - straying - leastClearness;
  }
}
