package org.comethunter.domain.detection;

import java.time.Instant;
import org.comethunter.domain.geometry.FrameGeometry;

/**
 * How clearly a point source would stand out at each pixel of a frame: the signal of a filter
 * matched to the optics over the local noise. Row-major, row 0 = bottom.
 *
 * @param file the frame's name in the archive
 * @param geometry when and how the frame was taken
 * @param values significance in units of {@link #UNIT}; {@link #NONE} where nothing is known. Shared
 *     for speed, not to be written to
 */
record SkyMap(String file, FrameGeometry geometry, Significances values) {

  Instant at() {
    return geometry.observedAt();
  }
}
