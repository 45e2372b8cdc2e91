package org.comethunter.domain.observation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.comethunter.domain.file.FrameId;
import org.comethunter.domain.geometry.FrameGeometry;
import org.comethunter.domain.geometry.SunOffset;
import org.comethunter.domain.geometry.SunPolar;
import org.comethunter.domain.image.PixelPosition;

/**
 * Where an object was in one frame. The frame's geometry belongs to the mark, so that the mark
 * means the same when the frame is gone.
 *
 * @param frame the frame
 * @param position (column, row) in the array as it is stored, 0-based, row 0 = bottom; within the
 *     frame, that is from −0.5 to below its size − 0.5
 * @param method how the position was found
 * @param geometry the frame's, its time to the millisecond
 */
public record Mark(
    FrameId frame, PixelPosition position, MarkMethod method, FrameGeometry geometry) {

  /** Order of time, then of the frame's id. */
  static final Comparator<Mark> IN_TIME =
      Comparator.comparing(Mark::observedAt).thenComparing(mark -> mark.frame.toString());

  /** Frames of LASCO have 1024 pixels at most; more than this is a mistake. */
  private static final int LARGEST = 8192;

  /**
   * @throws IllegalArgumentException if the position is outside the frame or the geometry none of a
   *     frame, with a sentence for the user
   */
  public Mark {
    requireGeometry(geometry);
    requireInside(position, geometry);
    geometry =
        new FrameGeometry(
            geometry.observedAt().truncatedTo(ChronoUnit.MILLIS),
            geometry.width(),
            geometry.height(),
            geometry.rollDegrees(),
            geometry.sunColumn(),
            geometry.sunRow(),
            geometry.plateScaleArcsec());
  }

  /**
   * Makes sure that a position is inside a frame.
   *
   * @throws IllegalArgumentException if it is not, with a sentence for the user
   */
  public static void requireInside(PixelPosition position, FrameGeometry geometry) {
    if (!geometry.holds(position)) {
      throw new IllegalArgumentException(
          "The position (%s, %s) is outside the frame, which has %d × %d pixels, counted from 0."
              .formatted(position.column(), position.row(), geometry.width(), geometry.height()));
    }
  }

  private static void requireGeometry(FrameGeometry geometry) {
    require(isSize(geometry.width()) && isSize(geometry.height()), "width and height", "1 to 8192");
    require(Math.abs(geometry.rollDegrees()) <= 1e4, "roll", "a number of degrees");
    require(
        Math.abs(geometry.sunColumn()) <= 1e5 && Math.abs(geometry.sunRow()) <= 1e5,
        "Sun's centre",
        "a place in or near the frame");
    require(
        geometry.plateScaleArcsec() > 0.1 && geometry.plateScaleArcsec() < 1e4,
        "plate scale",
        "0.1 to 10000 arcsec per pixel");
  }

  private static boolean isSize(int pixels) {
    return 1 <= pixels && pixels <= LARGEST;
  }

  private static void require(boolean right, String what, String expected) {
    if (!right) {
      throw new IllegalArgumentException(
          "The geometry of a mark is wrong: its " + what + " must be " + expected + ".");
    }
  }

  /** Start of the exposure. */
  public Instant observedAt() {
    return geometry.observedAt();
  }

  /** Where it is in the north-up picture of the frame; (0,0) is the upper left pixel. */
  public PixelPosition picture() {
    return geometry.toPicture(position);
  }

  /** Distance and direction from the Sun. */
  public SunPolar polar() {
    return geometry.toPolar(position);
  }

  /** How far it is from the Sun in the north-up picture of a full frame. */
  public SunOffset offset() {
    return geometry.toOffset(position);
  }
}
