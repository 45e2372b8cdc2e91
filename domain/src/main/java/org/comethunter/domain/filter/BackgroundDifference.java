package org.comethunter.domain.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.comethunter.domain.image.Frame;
import org.comethunter.domain.image.FrameRows;
import org.comethunter.domain.image.ValidityMask;

/**
 * Takes away what stands still: e − the median of e, pixel by pixel, over the frames of the same
 * series around it but not right beside it, so that a slow comet does not take away itself; in
 * DN/s, each frame with its own bias and exposure time. A pixel for which fewer than three of them
 * have data is invalid. Of an even number the median is the mean of the two in the middle.
 *
 * <p>The other frames are read side by side, row by row: one row of each is held at a time.
 */
final class BackgroundDifference implements Filter {
  private final Surroundings surroundings;
  private float[][] rows = new float[0][];
  private float[] line = new float[0];
  private float[] median = new float[0];
  private int[] present = new int[0];

  BackgroundDifference(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public String description() {
    return "minus the median of the frames within " + spans();
  }

  private String spans() {
    return Words.hours(surroundings.reach()) + " but not within " + Words.hours(surroundings.gap());
  }

  @Override
  public Optional<Neighbourhood> neighbourhood() {
    return Optional.of(surroundings);
  }

  @Override
  public ValidityMask apply(Frame frame, List<? extends FrameRows> others, float[] out) {
    if (others.size() < Surroundings.LEAST) {
      throw new NoNeighboursException(
          "There are fewer than %d frames of the same camera, program, size and roll within %s."
              .formatted(Surroundings.LEAST, spans()));
    }
    ValidityMask mask = frame.counts().mask();
    int width = mask.width();
    reserve(others.size(), width);
    ValidityMask.Builder both = new ValidityMask.Builder(width, mask.height());
    for (int row = 0; row < mask.height(); row++) {
      Arrays.fill(present, 0);
      for (int i = 0; i < others.size(); i++) {
        others.get(i).next(rows[i]);
        loadRates(others.get(i), rows[i]);
      }
      SortingNetwork.sort(rows, others.size());
      frame.loadRates(row, line);
      pickMedians();
      for (int column = 0; column < width; column++) {
        out[row * width + column] = line[column] - median[column];
      }
      both.addWhere(mask, row, column -> present[column] >= Surroundings.LEAST);
      both.endRow();
    }
    ValidityMask result = both.build();
    result.clearInvalid(out);
    return result;
  }

  private void reserve(int frames, int width) {
    if (line.length != width) {
      rows = new float[0][];
      line = new float[width];
      median = new float[width];
      present = new int[width];
    }
    int held = rows.length;
    if (held < frames) {
      rows = Arrays.copyOf(rows, frames);
      for (int i = held; i < frames; i++) {
        rows[i] = new float[width];
      }
    }
  }

  /** A pixel without data is put above all others. */
  private void loadRates(FrameRows frame, float[] counts) {
    for (int i = 0; i < counts.length; i++) {
      boolean valid = counts[i] != 0;
      present[i] += valid ? 1 : 0;
      counts[i] = valid ? counts[i] : Float.POSITIVE_INFINITY;
    }
    frame.header().toRates(counts, counts.length);
  }

  private void pickMedians() {
    for (int i = 0; i < median.length; i++) {
      int count = Math.max(1, present[i]);
      median[i] = (rows[(count - 1) / 2][i] + rows[count / 2][i]) / 2;
    }
  }
}
