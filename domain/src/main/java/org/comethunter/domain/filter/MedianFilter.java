package org.comethunter.domain.filter;

import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.ValidityMask;

/**
 * Takes away what is larger than half of a square: e − median(e), in DN/s, over the valid pixels of
 * a square about each pixel, with reflected borders. Unlike a Gaussian it leaves no dark ring about
 * a bright star and does not bend at an edge. Of an even number of valid pixels the median is the
 * mean of the two in the middle.
 *
 * <p>It is exact: rates are counts on another scale, and a {@link SlidingMedian} sorts counts by
 * counting. Only where counts are no whole numbers, or are spread wide, and more than 65,536
 * different ones, it may be the next of them.
 */
final class MedianFilter implements Filter {
  private final int size;
  private final SlidingMedian sliding;

  /**
   * @param size columns and rows of the square, odd, 9 to 99
   */
  MedianFilter(int size) {
    this.size = size;
    this.sliding = new SlidingMedian(size);
  }

  @Override
  public String description() {
    return "minus the median of " + size + " x " + size + " px";
  }

  @Override
  public ValidityMask apply(Frame frame, List<? extends FrameRows> others, float[] out) {
    ValidityMask mask = frame.counts().mask();
    sliding.medians(frame, out);
    float[] counts = frame.counts().values();
    FrameHeader header = frame.header();
    float perSecond = (float) (1 / header.exposureSeconds());
    for (int i = 0; i < counts.length; i++) {
      out[i] = (counts[i] - out[i]) * perSecond;
    }
    mask.clearInvalid(out);
    return mask;
  }
}
