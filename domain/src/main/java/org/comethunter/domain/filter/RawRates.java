package org.comethunter.domain.filter;

import java.util.List;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.ValidityMask;

/** Changes nothing: e in DN/s. */
final class RawRates implements Filter {
  private float[] line = new float[0];

  @Override
  public String description() {
    return "none";
  }

  @Override
  public ValidityMask apply(Frame frame, List<? extends FrameRows> others, float[] out) {
    ValidityMask mask = frame.counts().mask();
    int width = mask.width();
    line = line.length == width ? line : new float[width];
    for (int row = 0; row < mask.height(); row++) {
      frame.loadRates(row, line);
      System.arraycopy(line, 0, out, row * width, width);
    }
    return mask;
  }
}
