package org.comethunter.domain.geometry;

/**
 * How far a place of the north-up picture lies from the Sun's nominal centre, in pixels of a full
 * frame of 1024 × 1024. It means the same in frames of either roll and of any size, so it is what
 * motions are measured in.
 *
 * @param right to the right in the picture, which is west
 * @param up upwards in the picture, which is north but for the tilt that the picture keeps
 */
public record SunOffset(double right, double up) {

  /** Distance from another place in pixels of a full frame. */
  public double distance(SunOffset other) {
    return Math.hypot(right - other.right, up - other.up);
  }
}
