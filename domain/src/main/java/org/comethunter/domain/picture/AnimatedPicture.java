package org.comethunter.domain.picture;

import java.util.List;
import java.util.Map;

/**
 * Several 8-bit pictures of one size, shown one after the other, again and again.
 *
 * @param width columns
 * @param height rows
 * @param frames one or more, each {@code width * height} unsigned bytes, row-major, row 0 = top;
 *     not to be written to
 * @param framesPerSecond how many are shown in a second
 * @param text what is to be known of it, by keyword (1 to 79 Latin-1 characters), in this order
 */
public record AnimatedPicture(
    int width, int height, List<byte[]> frames, double framesPerSecond, Map<String, String> text) {

  /**
   * @throws IllegalArgumentException if there are no frames, or one is of another size
   */
  public AnimatedPicture {
    frames = List.copyOf(frames);
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("An animation needs at least one frame.");
    }
    for (byte[] frame : frames) {
      if (frame.length != width * height) {
        throw new IllegalArgumentException(
            "A frame of %d × %d pixels does not have %d.".formatted(width, height, frame.length));
      }
    }
  }
}
