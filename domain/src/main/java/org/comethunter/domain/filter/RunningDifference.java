package org.comethunter.domain.filter;

import java.util.List;
import java.util.Optional;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameHeader;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.ValidityMask;

/**
 * Shows what changed: e − e of the previous frame of the same series, in DN/s, each with its own
 * bias and exposure time. A pixel that either frame lacks is invalid.
 */
final class RunningDifference implements Filter {
  private final Predecessor predecessor;
  private float[] rates = new float[0];
  private float[] before = new float[0];

  RunningDifference(Predecessor predecessor) {
    this.predecessor = predecessor;
  }

  @Override
  public String description() {
    return "running difference, previous frame "
        + Words.range(predecessor.least(), predecessor.most())
        + " earlier";
  }

  @Override
  public Optional<Neighbourhood> neighbourhood() {
    return Optional.of(predecessor);
  }

  @Override
  public ValidityMask apply(Frame frame, List<? extends FrameRows> others, float[] out) {
    if (others.isEmpty()) {
      throw new NoNeighboursException(
          "There is no previous frame of the same camera, program, size and roll, %s earlier."
              .formatted(Words.range(predecessor.least(), predecessor.most())));
    }
    FrameRows previous = others.getFirst();
    FrameHeader header = previous.header();
    ValidityMask mask = frame.counts().mask();
    int width = mask.width();
    reserve(width);
    ValidityMask.Builder both = new ValidityMask.Builder(width, mask.height());
    for (int row = 0; row < mask.height(); row++) {
      frame.loadRates(row, rates);
      previous.next(before);
      both.addWhere(mask, row, column -> before[column] != 0);
      both.endRow();
      header.toRates(before, width);
      subtract(rates, before);
      System.arraycopy(rates, 0, out, row * width, width);
    }
    ValidityMask result = both.build();
    result.clearInvalid(out);
    return result;
  }

  private void reserve(int width) {
    if (rates.length != width) {
      rates = new float[width];
      before = new float[width];
    }
  }

  private static void subtract(float[] from, float[] what) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= what[i];
    }
  }
}
