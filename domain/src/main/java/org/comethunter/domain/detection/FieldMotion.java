package org.comethunter.domain.detection;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.comethunter.domain.file.FrameId;

/**
 * Tells comets from the stars of frames that were pointed elsewhere than they say: there, many
 * objects move in the same way at the same time.
 */
final class FieldMotion {
  /** Comets come in pairs and in threes. */
  private static final int MOST_TOGETHER = 4;

  /** By what part of their speed velocities may differ: a field turns, too. */
  private static final double ALIKE = 0.15;

  private final Map<Track, Mover> all;

  private FieldMotion(Map<Track, Mover> all) {
    this.all = all;
  }

  static FieldMotion of(List<Track> tracks) {
    return new FieldMotion(tracks.stream().collect(Collectors.toMap(it -> it, Mover::of)));
  }

  /** Whether one of the tracks moves as many others do. */
  boolean takes(Track track) {
    Mover mover = all.get(track);
    return all.values().stream().filter(mover::isWith).count() > MOST_TOGETHER;
  }

  /** What moves, and when. */
  private record Mover(Track.Velocity velocity, Set<FrameId> frames) {
    static Mover of(Track track) {
      return new Mover(
          track.velocity(), new HashSet<>(track.arc().stream().map(it -> it.frame.id()).toList()));
    }

    /** True of itself, too. */
    boolean isWith(Mover other) {
      double speed = Math.max(velocity.speed(), other.velocity.speed());
      return velocity.minus(other.velocity).speed() <= ALIKE * speed && isAtTimeOf(other);
    }

    private boolean isAtTimeOf(Mover other) {
      long shared = frames.stream().filter(other.frames::contains).count();
      return 2 * shared >= Math.max(frames.size(), other.frames.size());
    }
  }
}
