package org.comethunter.domain.filter;

import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.Quantile;
import org.comethunter.domain.image.ValidityMask;

/**
 * Takes away what is larger than half of a square: e − median(e), in DN/s, over the valid pixels of
 * a square about each pixel, with reflected borders. Unlike a Gaussian it leaves no dark ring about
 * a bright star and does not bend at an edge. Of an even number of valid pixels the median is the
 * mean of the two in the middle.
 *
 * <p>It is exact: rates are counts on another scale, and counts are whole numbers, which a {@link
 * SlidingMedian} sorts by counting. Counts that are no whole numbers are sorted pixel by pixel, a
 * hundred times slower.
 */
final class MedianFilter implements Filter {
  private final int size;
  private final SlidingMedian sliding;
  private float[] square = new float[0];

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
    CountRange range = CountRange.of(frame);
    if (range.fitsTable()) {
      sliding.medians(frame, range, out);
    } else {
      sortEverySquare(frame, out);
    }
    float[] counts = frame.counts().values();
    FrameHeader header = frame.header();
    float perSecond = (float) (1 / header.exposureSeconds());
    for (int i = 0; i < counts.length; i++) {
      out[i] = (counts[i] - out[i]) * perSecond;
    }
    mask.clearInvalid(out);
    return mask;
  }

  private void sortEverySquare(Frame frame, float[] out) {
    ValidityMask mask = frame.counts().mask();
    int width = mask.width();
    int radius = size / 2;
    square = new float[size * size];
    for (int row = 0; row < mask.height(); row++) {
      for (int column = 0; column < width; column++) {
        if (mask.isValid(row * width + column)) {
          int taken = 0;
          for (int y = row - radius; y <= row + radius; y++) {
            int start = Border.REFLECT.index(y, mask.height()) * width;
            for (int x = column - radius; x <= column + radius; x++) {
              int pixel = start + Border.REFLECT.index(x, width);
              if (mask.isValid(pixel)) {
                square[taken++] = frame.counts().values()[pixel];
              }
            }
          }
          out[row * width + column] = Quantile.median(square, taken);
        }
      }
    }
  }
}
