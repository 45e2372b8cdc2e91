package org.comethunter.application.picture;

import org.comethunter.domain.picture.PictureSettings;

/**
 * How an animation of a track is made.
 *
 * @param picture how its pictures are made; their size is that of the frame, whatever it says
 * @param margin pixels of a frame between the outermost places and the border, 10 to 256
 * @param zoom how many pixels in each direction one becomes, 1 to 4
 * @param framesPerSecond 0.5 to 30
 */
public record AnimationSettings(
    PictureSettings picture, int margin, int zoom, double framesPerSecond) {

  /** Pixels of a frame about the track. */
  public static final int DEFAULT_MARGIN = 48;

  /** Pixels are shown twice as large. */
  public static final int DEFAULT_ZOOM = 2;

  /** Slow enough to look at each frame. */
  public static final double DEFAULT_FRAMES_PER_SECOND = 4;

  /**
   * @throws IllegalArgumentException with a sentence for the user if a value is out of its range
   */
  public AnimationSettings {
    check("margin", margin, 10, 256);
    check("zoom", zoom, 1, 4);
    check("number of frames per second", framesPerSecond, 0.5, 30);
    picture = picture.scaled(1);
  }

  /** The usual crop and speed. */
  public static AnimationSettings of(PictureSettings picture) {
    return new AnimationSettings(picture, DEFAULT_MARGIN, DEFAULT_ZOOM, DEFAULT_FRAMES_PER_SECOND);
  }

  private static void check(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "The %s must be %s to %s, not %s."
              .formatted(name, number(least), number(most), number(value)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
