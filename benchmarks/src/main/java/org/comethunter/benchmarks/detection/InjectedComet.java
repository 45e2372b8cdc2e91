package org.comethunter.benchmarks.detection;

import java.util.Map;
import java.util.NavigableMap;
import org.comethunter.domain.image.PixelPosition;

/**
 * A comet that was put into frames.
 *
 * @param kind the group whose orbit it follows, or {@code isotropic}
 * @param snr its peak over the local noise through a matched filter, in each frame
 * @param tail whether it has one
 * @param first index of the first frame that shows it
 * @param last index of the last frame that shows it
 * @param places where it is, by frame index, also in frames that do not show it; raw array pixels
 */
record InjectedComet(
    String kind,
    double snr,
    boolean tail,
    int first,
    int last,
    NavigableMap<Integer, PixelPosition> places) {

  /** In how many frames it is to be seen. */
  int frames() {
    return last - first + 1;
  }

  boolean isShownIn(int frame) {
    return frame >= first && frame <= last;
  }

  /** The places in the frames that show it. */
  Map<Integer, PixelPosition> shown() {
    return places.subMap(first, true, last, true);
  }
}
